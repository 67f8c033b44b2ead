// SPDX-License-Identifier: Apache-2.0
// The goods that a query is about.
#pragma once

#include <optional>
#include <span>
#include <utility>
#include <vector>

#include "graph/model/knowledge_graph.hpp"

namespace filiera {

// One product, several (all that carry a code), or none, which means any goods. Variants are included. Can be read like
// an optional of the first product.
class ProductChoice {
 public:
  ProductChoice() = default;
  ProductChoice(std::nullopt_t) {}
  ProductChoice(VertexId product) : products_{product} {}
  ProductChoice(std::optional<VertexId> product) {
    if (product) products_.push_back(*product);
  }
  ProductChoice(std::vector<VertexId> products) : products_(std::move(products)) {}

  explicit operator bool() const { return !products_.empty(); }
  VertexId operator*() const { return products_.front(); }
  std::span<const VertexId> all() const { return products_; }

 private:
  std::vector<VertexId> products_;
};

}  // namespace filiera
