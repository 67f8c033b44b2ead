# SPDX-License-Identifier: Apache-2.0
# Completion for fish: the program itself knows its verbs, options and the names in the data.
function __filiera_complete
    set -l words (commandline -opc)
    filiera --complete $words[2..-1] (commandline -ct) 2>/dev/null
end
complete -c filiera -a '(__filiera_complete)'
