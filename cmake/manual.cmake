# SPDX-License-Identifier: Apache-2.0
# Has PROGRAM print its manual pages into FOLDER: filiera.1, and filiera-VERB.1 for each verb.
function(print_page file)
  execute_process(COMMAND ${PROGRAM} help ${ARGN} --format man --output ${FOLDER}/${file} --overwrite
                  COMMAND_ERROR_IS_FATAL ANY)
endfunction()

file(MAKE_DIRECTORY ${FOLDER})
execute_process(COMMAND ${PROGRAM} --complete "" OUTPUT_VARIABLE words COMMAND_ERROR_IS_FATAL ANY)
string(REGEX MATCHALL "[^\n]+" words "${words}")
foreach(word ${words})
  if(NOT word MATCHES "^-")
    print_page(filiera-${word}.1 ${word})
  endif()
endforeach()
print_page(filiera.1)
