// SPDX-License-Identifier: Apache-2.0
// The writers behind write_rdf, one for each syntax.
#pragma once

#include "export/rdf/rdf.hpp"

namespace filiera {

ExportStatistics write_ntriples(const QuadSource& source, ByteSink& sink, BlankLabels& labels);
ExportStatistics write_nquads(const QuadSource& source, ByteSink& sink, BlankLabels& labels);
ExportStatistics write_turtle(const QuadSource& source, ByteSink& sink, BlankLabels& labels);
ExportStatistics write_trig(const QuadSource& source, ByteSink& sink, BlankLabels& labels);

}  // namespace filiera
