// SPDX-License-Identifier: Apache-2.0
// Loads libcurl and looks up its functions.
#include "remote/curl_library.hpp"

#include <fmt/format.h>

#include "io/shared_library.hpp"
#include "remote/endpoint_error.hpp"

namespace filiera {

namespace {

constexpr const char* file_name = "libcurl.so.4";

CurlLibrary opened() {
  const SharedLibrary library(file_name);
  CurlLibrary curl;
  const auto find = [&](auto& function, const char* name) { library.find(function, name); };
  find(curl.global_init, "curl_global_init");
  find(curl.free, "curl_free");
  find(curl.url, "curl_url");
  find(curl.url_cleanup, "curl_url_cleanup");
  find(curl.url_set, "curl_url_set");
  find(curl.url_get, "curl_url_get");
  find(curl.slist_append, "curl_slist_append");
  find(curl.slist_free_all, "curl_slist_free_all");
  find(curl.easy_init, "curl_easy_init");
  find(curl.easy_cleanup, "curl_easy_cleanup");
  find(curl.easy_reset, "curl_easy_reset");
  find(curl.easy_setopt, "curl_easy_setopt");
  find(curl.easy_getinfo, "curl_easy_getinfo");
  find(curl.easy_perform, "curl_easy_perform");
  find(curl.easy_strerror, "curl_easy_strerror");
  if (curl.global_init(CURL_GLOBAL_DEFAULT) != CURLE_OK)
    throw EndpointError(fmt::format("{} cannot be initialised", file_name));
  return curl;
}

}  // namespace

const CurlLibrary& curl_library() {
  static const CurlLibrary library = [] {
    try {
      return opened();
    } catch (const SharedLibraryError& error) {
      throw EndpointError(
          fmt::format("{}; endpoints are reached through it: install Debian's package libcurl4", error.what()));
    }
  }();
  return library;
}

}  // namespace filiera
