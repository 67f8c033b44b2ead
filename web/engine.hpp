// SPDX-License-Identifier: Apache-2.0
// The engine as a page calls it: a command line in, its output out. No other name of the module is called from outside.
#pragma once

#include <cstddef>

extern "C" {

// Runs a command line as the program does; returns its exit code. `words` are separated by null bytes, and the first is
// the verb. Files are those of the module's file system. Replaces the results below.
int filiera_run(const char* words, std::size_t size);

// What the last command line wrote to standard output (1) or standard error (2). Valid until the next one.
const char* filiera_bytes(int stream);
std::size_t filiera_size(int stream);
}
