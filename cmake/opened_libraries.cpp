// SPDX-License-Identifier: Apache-2.0
// Stands for the libraries that filiera opens while it runs, in the search for the packages that hold them.
int main() { return 0; }
