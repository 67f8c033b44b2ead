# SPDX-License-Identifier: Apache-2.0
# Completion for bash: the program itself knows its verbs, options and the names in the data.
_filiera() {
  local line candidates=() word=${COMP_WORDS[COMP_CWORD]}
  # A word that is open in quotation marks or has escaped spaces, as the program is to see it.
  word=${word#[\"\']}
  word=${word//\\ / }
  while IFS= read -r line; do
    candidates+=("$(printf '%q' "$line")")
  done < <(filiera --complete "${COMP_WORDS[@]:1:COMP_CWORD-1}" "$word" 2>/dev/null)
  COMPREPLY=("${candidates[@]}")
}
complete -o default -F _filiera filiera
