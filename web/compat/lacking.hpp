// SPDX-License-Identifier: Apache-2.0
// What Debian's emscripten 3.1.6 lacks, as far as filiera uses it: of C++20 (libc++ 13) comparisons by <=> and the
// algorithms of std::ranges; of Linux renameat2(2). Included before every source of the engine, and by nothing else.
#pragma once

#include <stdio.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <compare>
#include <cstddef>
#include <functional>
#include <iterator>
#include <map>
#include <optional>
#include <ranges>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#if _LIBCPP_VERSION >= 15000
#error "this C++ library has what compat/lacking.hpp adds: do not include it"
#endif

inline constexpr unsigned RENAME_NOREPLACE = 1;

// The engine has one thread and files of its own: nothing comes between the question and the answer.
inline int renameat2(int, const char* from, int, const char* to, unsigned) {
  if (::access(to, F_OK) != 0) return ::rename(from, to);
  errno = EEXIST;
  return -1;
}

namespace std {

namespace filiera_web {

struct InOrder {
  template <class T>
  constexpr auto operator()(const T& a, const T& b) const {
    if constexpr (requires { a <=> b; })
      return a <=> b;
    else
      return a < b ? weak_ordering::less : b < a ? weak_ordering::greater : weak_ordering::equivalent;
  }
};

template <class... T>
using Order = common_comparison_category_t<decltype(InOrder()(declval<const T&>(), declval<const T&>()))...>;

}  // namespace filiera_web

// Found by plain search.
template <class Iterator>
class boyer_moore_horspool_searcher {
 public:
  boyer_moore_horspool_searcher(Iterator first, Iterator last) : first_(first), last_(last) {}
  template <class In>
  pair<In, In> operator()(In first, In last) const {
    const In found = std::search(first, last, first_, last_);
    return {found, found == last ? last : std::next(found, std::distance(first_, last_))};
  }

 private:
  Iterator first_, last_;
};

template <class Traits>
constexpr strong_ordering operator<=>(basic_string_view<char, Traits> a, basic_string_view<char, Traits> b) {
  return a.compare(b) <=> 0;
}

template <class Traits, class Allocator>
strong_ordering operator<=>(const basic_string<char, Traits, Allocator>& a,
                            const basic_string<char, Traits, Allocator>& b) {
  return a.compare(b) <=> 0;
}

template <class A, class B>
constexpr filiera_web::Order<A, B> operator<=>(const pair<A, B>& a, const pair<A, B>& b) {
  if (const auto order = filiera_web::InOrder()(a.first, b.first); order != 0) return order;
  return filiera_web::InOrder()(a.second, b.second);
}

template <class... T>
constexpr filiera_web::Order<T...> operator<=>(const tuple<T...>& a, const tuple<T...>& b) {
  filiera_web::Order<T...> order = strong_ordering::equal;
  [&]<size_t... I>(index_sequence<I...>) {
    ((order == 0 ? static_cast<void>(order = filiera_web::InOrder()(get<I>(a), get<I>(b))) : static_cast<void>(0)),
     ...);
  }
  (index_sequence_for<T...>());
  return order;
}

template <class T, class Allocator>
constexpr filiera_web::Order<T> operator<=>(const vector<T, Allocator>& a, const vector<T, Allocator>& b) {
  for (size_t i = 0; i < a.size() && i < b.size(); ++i)
    if (const auto order = filiera_web::InOrder()(a[i], b[i]); order != 0) return order;
  return a.size() <=> b.size();
}

template <class T>
constexpr filiera_web::Order<T> operator<=>(const optional<T>& a, const optional<T>& b) {
  if (a && b) return filiera_web::InOrder()(*a, *b);
  return a.has_value() <=> b.has_value();
}

namespace ranges {

namespace filiera_web {

// Each algorithm takes a range or two iterators, and a projection where the standard has one.
template <class T>
concept Iterator = input_or_output_iterator<remove_cvref_t<T>> && !range<T>;

template <class Projection, class Element>
constexpr decltype(auto) projected(Projection& projection, Element&& element) {
  return std::invoke(projection, std::forward<Element>(element));
}

template <class Predicate, class Projection>
constexpr auto after(Predicate& predicate, Projection& projection) {
  return [&](auto&& element) -> bool {
    return std::invoke(predicate, std::invoke(projection, std::forward<decltype(element)>(element)));
  };
}

template <class Less, class Projection>
constexpr auto ordered(Less& less, Projection& projection) {
  return [&](auto&& a, auto&& b) -> bool {
    return std::invoke(less, std::invoke(projection, std::forward<decltype(a)>(a)),
                       std::invoke(projection, std::forward<decltype(b)>(b)));
  };
}

// Of predicates.
#define FILIERA_OF_PREDICATE(name)                                                               \
  struct name##_function {                                                                       \
    template <Iterator I, class Predicate, class Projection = identity>                          \
    constexpr auto operator()(I first, I last, Predicate is, Projection projection = {}) const { \
      return std::name(first, last, after(is, projection));                                      \
    }                                                                                            \
    template <range R, class Predicate, class Projection = identity>                             \
    constexpr auto operator()(R&& r, Predicate is, Projection projection = {}) const {           \
      return std::name(ranges::begin(r), ranges::end(r), after(is, projection));                 \
    }                                                                                            \
  };
FILIERA_OF_PREDICATE(all_of)
FILIERA_OF_PREDICATE(any_of)
FILIERA_OF_PREDICATE(none_of)
FILIERA_OF_PREDICATE(find_if)
FILIERA_OF_PREDICATE(find_if_not)
FILIERA_OF_PREDICATE(count_if)
FILIERA_OF_PREDICATE(partition_point)
#undef FILIERA_OF_PREDICATE

// Of a value that elements equal.
#define FILIERA_OF_VALUE(name, by_predicate)                                                           \
  struct name##_function {                                                                             \
    template <Iterator I, class Value, class Projection = identity>                                    \
    constexpr auto operator()(I first, I last, const Value& value, Projection projection = {}) const { \
      return std::by_predicate(first, last, [&](auto&& each) -> bool {                                 \
        return std::invoke(projection, std::forward<decltype(each)>(each)) == value;                   \
      });                                                                                              \
    }                                                                                                  \
    template <range R, class Value, class Projection = identity>                                       \
    constexpr auto operator()(R&& r, const Value& value, Projection projection = {}) const {           \
      return (*this)(ranges::begin(r), ranges::end(r), value, projection);                             \
    }                                                                                                  \
  };
FILIERA_OF_VALUE(find, find_if)
FILIERA_OF_VALUE(count, count_if)
#undef FILIERA_OF_VALUE

// Of an order.
#define FILIERA_OF_ORDER(name)                                                                     \
  struct name##_function {                                                                         \
    template <Iterator I, class Less = ranges::less, class Projection = identity>                  \
    constexpr auto operator()(I first, I last, Less less = {}, Projection projection = {}) const { \
      return std::name(first, last, ordered(less, projection));                                    \
    }                                                                                              \
    template <range R, class Less = ranges::less, class Projection = identity>                     \
    constexpr auto operator()(R&& r, Less less = {}, Projection projection = {}) const {           \
      return std::name(ranges::begin(r), ranges::end(r), ordered(less, projection));               \
    }                                                                                              \
  };
FILIERA_OF_ORDER(sort)
FILIERA_OF_ORDER(stable_sort)
FILIERA_OF_ORDER(is_sorted)
FILIERA_OF_ORDER(max_element)
FILIERA_OF_ORDER(min_element)
#undef FILIERA_OF_ORDER

// Of a relation between neighbours.
struct adjacent_find_function {
  template <range R, class Relation = ranges::equal_to, class Projection = identity>
  constexpr auto operator()(R&& r, Relation relation = {}, Projection projection = {}) const {
    return std::adjacent_find(ranges::begin(r), ranges::end(r), ordered(relation, projection));
  }
};

// Of a value in a sorted range.
struct lower_bound_function {
  template <Iterator I, class Value, class Less = ranges::less, class Projection = identity>
  constexpr auto operator()(I first, I last, const Value& value, Less less = {}, Projection projection = {}) const {
    return std::partition_point(first, last, [&](auto&& each) -> bool {
      return std::invoke(less, std::invoke(projection, std::forward<decltype(each)>(each)), value);
    });
  }
  template <range R, class Value, class Less = ranges::less, class Projection = identity>
  constexpr auto operator()(R&& r, const Value& value, Less less = {}, Projection projection = {}) const {
    return (*this)(ranges::begin(r), ranges::end(r), value, less, projection);
  }
};

struct upper_bound_function {
  template <Iterator I, class Value, class Less = ranges::less, class Projection = identity>
  constexpr auto operator()(I first, I last, const Value& value, Less less = {}, Projection projection = {}) const {
    return std::partition_point(first, last, [&](auto&& each) -> bool {
      return !std::invoke(less, value, std::invoke(projection, std::forward<decltype(each)>(each)));
    });
  }
  template <range R, class Value, class Less = ranges::less, class Projection = identity>
  constexpr auto operator()(R&& r, const Value& value, Less less = {}, Projection projection = {}) const {
    return (*this)(ranges::begin(r), ranges::end(r), value, less, projection);
  }
};

struct equal_range_function {
  template <range R, class Value, class Less = ranges::less, class Projection = identity>
  constexpr auto operator()(R&& r, const Value& value, Less less = {}, Projection projection = {}) const {
    return ranges::subrange(lower_bound_function()(r, value, less, projection),
                            upper_bound_function()(r, value, less, projection));
  }
};

struct binary_search_function {
  template <range R, class Value, class Less = ranges::less, class Projection = identity>
  constexpr bool operator()(R&& r, const Value& value, Less less = {}, Projection projection = {}) const {
    const auto found = lower_bound_function()(r, value, less, projection);
    return found != ranges::end(r) && !std::invoke(less, value, std::invoke(projection, *found));
  }
};

struct equal_function {
  template <range A, range B, class Relation = ranges::equal_to>
  constexpr bool operator()(A&& a, B&& b, Relation relation = {}) const {
    return std::equal(ranges::begin(a), ranges::end(a), ranges::begin(b), ranges::end(b), relation);
  }
  template <range A, range B, class Relation, class First, class Second = identity>
  constexpr bool operator()(A&& a, B&& b, Relation relation, First first, Second second = {}) const {
    return std::equal(ranges::begin(a), ranges::end(a), ranges::begin(b), ranges::end(b),
                      [&](auto&& x, auto&& y) -> bool {
                        return std::invoke(relation, std::invoke(first, std::forward<decltype(x)>(x)),
                                           std::invoke(second, std::forward<decltype(y)>(y)));
                      });
  }
};

struct move_function {
  template <range R, class Out>
  constexpr auto operator()(R&& r, Out out) const {
    return std::move(ranges::begin(r), ranges::end(r), out);
  }
  template <Iterator I, class Out>
  constexpr auto operator()(I first, I last, Out out) const {
    return std::move(first, last, out);
  }
};

struct copy_function {
  template <range R, class Out>
  constexpr auto operator()(R&& r, Out out) const {
    return std::copy(ranges::begin(r), ranges::end(r), out);
  }
};

struct copy_if_function {
  template <range R, class Out, class Predicate, class Projection = identity>
  constexpr auto operator()(R&& r, Out out, Predicate is, Projection projection = {}) const {
    return std::copy_if(ranges::begin(r), ranges::end(r), out, after(is, projection));
  }
};

struct set_union_function {
  template <range A, range B, class Out, class Less = ranges::less>
  constexpr auto operator()(A&& a, B&& b, Out out, Less less = {}) const {
    return std::set_union(ranges::begin(a), ranges::end(a), ranges::begin(b), ranges::end(b), out, less);
  }
};

struct set_difference_function {
  template <range A, range B, class Out, class Less = ranges::less>
  constexpr auto operator()(A&& a, B&& b, Out out, Less less = {}) const {
    return std::set_difference(ranges::begin(a), ranges::end(a), ranges::begin(b), ranges::end(b), out, less);
  }
};

struct unique_function {
  template <range R>
  constexpr auto operator()(R&& r) const {
    return ranges::subrange(std::unique(ranges::begin(r), ranges::end(r)), ranges::end(r));
  }
};

struct for_each_function {
  template <range R, class Take>
  constexpr auto operator()(R&& r, Take take) const {
    return std::for_each(ranges::begin(r), ranges::end(r), std::ref(take));
  }
};

struct transform_function {
  template <range R, class Out, class Change, class Projection = identity>
  constexpr auto operator()(R&& r, Out out, Change change, Projection projection = {}) const {
    return std::transform(ranges::begin(r), ranges::end(r), out, [&](auto&& each) -> decltype(auto) {
      return std::invoke(change, std::invoke(projection, std::forward<decltype(each)>(each)));
    });
  }
};

struct reverse_function {
  template <range R>
  constexpr void operator()(R&& r) const {
    std::reverse(ranges::begin(r), ranges::end(r));
  }
};

struct replace_function {
  template <range R, class Old, class New>
  constexpr void operator()(R&& r, const Old& old, const New& value) const {
    std::replace_if(
        ranges::begin(r), ranges::end(r), [&](auto&& each) { return each == old; }, value);
  }
};

struct replace_if_function {
  template <range R, class Predicate, class New>
  constexpr void operator()(R&& r, Predicate is, const New& value) const {
    std::replace_if(ranges::begin(r), ranges::end(r), is, value);
  }
};

struct find_first_of_function {
  template <range A, range B>
  constexpr auto operator()(A&& a, B&& b) const {
    return std::find_first_of(ranges::begin(a), ranges::end(a), ranges::begin(b), ranges::end(b));
  }
};

}  // namespace filiera_web

inline constexpr filiera_web::all_of_function all_of{};
inline constexpr filiera_web::any_of_function any_of{};
inline constexpr filiera_web::none_of_function none_of{};
inline constexpr filiera_web::find_if_function find_if{};
inline constexpr filiera_web::find_if_not_function find_if_not{};
inline constexpr filiera_web::count_if_function count_if{};
inline constexpr filiera_web::partition_point_function partition_point{};
inline constexpr filiera_web::find_function find{};
inline constexpr filiera_web::count_function count{};
inline constexpr filiera_web::sort_function sort{};
inline constexpr filiera_web::stable_sort_function stable_sort{};
inline constexpr filiera_web::is_sorted_function is_sorted{};
inline constexpr filiera_web::max_element_function max_element{};
inline constexpr filiera_web::min_element_function min_element{};
inline constexpr filiera_web::adjacent_find_function adjacent_find{};
inline constexpr filiera_web::lower_bound_function lower_bound{};
inline constexpr filiera_web::upper_bound_function upper_bound{};
inline constexpr filiera_web::equal_range_function equal_range{};
inline constexpr filiera_web::binary_search_function binary_search{};
inline constexpr filiera_web::equal_function equal{};
inline constexpr filiera_web::move_function move{};
inline constexpr filiera_web::copy_function copy{};
inline constexpr filiera_web::copy_if_function copy_if{};
inline constexpr filiera_web::set_union_function set_union{};
inline constexpr filiera_web::set_difference_function set_difference{};
inline constexpr filiera_web::unique_function unique{};
inline constexpr filiera_web::for_each_function for_each{};
inline constexpr filiera_web::transform_function transform{};
inline constexpr filiera_web::reverse_function reverse{};
inline constexpr filiera_web::replace_function replace{};
inline constexpr filiera_web::replace_if_function replace_if{};
inline constexpr filiera_web::find_first_of_function find_first_of{};

}  // namespace ranges
}  // namespace std
