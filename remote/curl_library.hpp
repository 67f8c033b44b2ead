// SPDX-License-Identifier: Apache-2.0
// The functions of libcurl, from a library that is loaded at the first call.
#pragma once

#include <curl/curl.h>

namespace filiera {

// Linking libcurl, with the thirty libraries that it needs, would take more time at every start than all other
// libraries.
struct CurlLibrary {
  decltype(&::curl_global_init) global_init;
  decltype(&::curl_free) free;
  decltype(&::curl_url) url;
  decltype(&::curl_url_cleanup) url_cleanup;
  decltype(&::curl_url_set) url_set;
  decltype(&::curl_url_get) url_get;
  decltype(&::curl_slist_append) slist_append;
  decltype(&::curl_slist_free_all) slist_free_all;
  decltype(&::curl_easy_init) easy_init;
  decltype(&::curl_easy_cleanup) easy_cleanup;
  decltype(&::curl_easy_reset) easy_reset;
  decltype(&::curl_easy_setopt) easy_setopt;
  decltype(&::curl_easy_getinfo) easy_getinfo;
  decltype(&::curl_easy_perform) easy_perform;
  decltype(&::curl_easy_strerror) easy_strerror;
};

// Loaded and initialised once, never closed. Throws EndpointError if libcurl is missing, incomplete or cannot be
// initialised.
const CurlLibrary& curl_library();

}  // namespace filiera
