# SPDX-License-Identifier: Apache-2.0
# Completion for bash: the program itself knows its verbs, options and the names in the data.
_filiera() {
  local line word i words=() candidates=() glued='' kept
  # bash parts words at "=" and ":"; the program is to see them whole, without quotation marks and escaped spaces.
  for ((i = 1; i <= COMP_CWORD; ++i)); do
    word=${COMP_WORDS[i]}
    if [[ $word == [=:] && ${#words[@]} -gt 0 ]]; then
      words[-1]+=$word
      glued=yes
      continue
    fi
    word=${word#[\"\']}
    ((i < COMP_CWORD)) && word=${word%[\"\']}
    word=${word//\\ / }
    if [[ $glued ]]; then words[-1]+=$word; else words+=("$word"); fi
    glued=
  done
  # What bash has before the part that it replaces.
  kept=
  [[ ${words[-1]} == *[=:]* ]] && kept=${words[-1]%"${words[-1]##*[=:]}"}
  while IFS= read -r line; do
    candidates+=("$(printf '%q' "${line#"$kept"}")")
  done < <(filiera --complete "${words[@]}" 2>/dev/null)
  COMPREPLY=("${candidates[@]}")
  # A part such as "product=" is to be continued.
  [[ ${#COMPREPLY[@]} -eq 1 && ${COMPREPLY[0]} == *= ]] && compopt -o nospace 2>/dev/null
}
complete -o default -F _filiera filiera
