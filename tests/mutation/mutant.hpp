// SPDX-License-Identifier: Apache-2.0
// What run.py puts in the place of comparisons: each behaves as written unless its number is that of the environment
// variable FILIERA_MUTANT, so that one build holds all mutants.
#pragma once

#include <cstdlib>
#include <optional>
#include <type_traits>

namespace mutant {

inline const int chosen = [] {
  const char* number = std::getenv("FILIERA_MUTANT");
  return number ? std::atoi(number) : -1;
}();

constexpr bool is(int number) { return !std::is_constant_evaluated() && chosen == number; }

// `a == mutant::eq<7>{} == b`: each operator has the precedence of the one that it stands for.
template <int>
struct eq {};
template <int>
struct ne {};
template <int>
struct lt {};
template <int>
struct le {};
template <int>
struct gt {};
template <int>
struct ge {};

template <class T, int number>
struct Left {
  const T& value;
};

#define FILIERA_MUTANT(name, op, other)                                             \
  template <class T, int number>                                                    \
  constexpr Left<T, number> operator op(const T& left, name<number>) {              \
    return {left};                                                                  \
  }                                                                                 \
  template <class T, int number, class U>                                           \
  constexpr bool operator op(Left<T, number> left, const U& right) {                \
    return is(number) ? left.value other right : left.value op right;               \
  }                                                                                 \
  template <class T, int number, class U>                                           \
  constexpr bool operator op(Left<T, number> left, const std::optional<U>& right) { \
    return is(number) ? left.value other right : left.value op right;               \
  }
FILIERA_MUTANT(eq, ==, !=)
FILIERA_MUTANT(ne, !=, ==)
FILIERA_MUTANT(lt, <, <=)
FILIERA_MUTANT(le, <=, <)
FILIERA_MUTANT(gt, >, >=)
FILIERA_MUTANT(ge, >=, >)
#undef FILIERA_MUTANT

}  // namespace mutant
