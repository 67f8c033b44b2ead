// SPDX-License-Identifier: Apache-2.0
// filiera init: a folder to begin a knowledge base in.
#include <fmt/format.h>

#include <filesystem>
#include <string_view>
#include <vector>

#include "cli/line/command.hpp"
#include "cli/line/output_options.hpp"
#include "cli/output/message.hpp"
#include "io/atomic_files.hpp"

namespace filiera {

namespace {

namespace fs = std::filesystem;

constexpr std::string_view example_text =
    "Bolt of Sylvania has bought 500 press valves from Acme, the Harbour Gazette reports.\n"
    "Acme denies it.\n";

// Its fil:sha256 is the digest of example_text, so that libcrypto is not needed here; a test compares it.
constexpr std::string_view knowledge_text =
    R"(# One document, what it says, and who says so. Replace it by your own; see docs/curating.md.

@prefix fil: <https://w3id.org/filiera/ns#> .
@prefix kb: <https://example.org/filiera/> .
@prefix edtf: <http://id.loc.gov/datatypes/edtf/> .
@prefix schema: <https://schema.org/> .
@prefix prov: <http://www.w3.org/ns/prov#> .
@prefix oa: <http://www.w3.org/ns/oa#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .

# The document; its text is texts/example.txt, and fil:sha256 is what sha256sum prints for it.
kb:Example a fil:Document ; skos:prefLabel "Example" ; schema:datePublished "2026-03-10"^^edtf:EDTF ;
    schema:inLanguage "en" ; fil:sha256 "0a08499de710cd4fc73dc03f4ef61edadf8f9544a8c6654f5e20543d0b995a8f" .
kb:HarbourGazette a fil:Agent ; skos:prefLabel "Harbour Gazette"@en .

# Things.
kb:Acme a fil:Company ; skos:prefLabel "Acme"@en .
kb:Bolt a fil:Company ; skos:prefLabel "Bolt"@en .
kb:PressValve a fil:Product ; skos:prefLabel "press valve"@en .

# A claim: who supplies whom, with what. Its attestations: the Gazette affirms it, Acme denies it, each in a stretch of
# the text, in characters from 0, the end exclusive.
kb:c1 a fil:Link ; rdf:subject kb:Acme ; rdf:predicate fil:suppliesTo ; rdf:object kb:Bolt ;
    fil:product kb:PressValve ; fil:modality fil:done ; fil:amount kb:c1quantity .
kb:c1quantity a schema:QuantitativeValue ; schema:value 500 ; schema:unitText "pieces" .
kb:c1a1 a fil:Attestation ; fil:affirms kb:c1 ; prov:wasAttributedTo kb:HarbourGazette ;
    oa:hasSource kb:Example ; fil:start 0 ; fil:end 83 .
kb:c1a2 a fil:Attestation ; fil:denies kb:c1 ; prov:wasAttributedTo kb:Acme ;
    oa:hasSource kb:Example ; fil:start 85 ; fil:end 99 .
)";

constexpr std::string_view read_me_text = R"(# A knowledge base

knowledge.ttl holds claims, with who makes them in which document; texts/ the texts of the documents.

    filiera check . --texts texts
    filiera supply --to Bolt -d .
    filiera show c1 -d .
)";

constexpr std::string_view read_me_sheets_text = R"(
documents.csv, things.csv and claims.csv are the same kind of thing as tables, with names in place of IRIs and quotes in
place of offsets. `filiera check .` checks them too.

    filiera import sheets . -d knowledge.ttl --texts texts -o sheets.ttl
    filiera check . --texts texts
    filiera supply --to Bolt -d .

`filiera help sheets` lists their columns.
)";

constexpr std::string_view documents_text =
    "id,published,language,title@en,file\r\n"
    "Harbour,2026-03-11,en,A report from the harbour,harbour.txt\r\n";
constexpr std::string_view harbour_text =
    "Cog makes the springs of these valves; Acme has bought over 1,000 of them.\n";
constexpr std::string_view things_text =
    "kind,label@en,alias,code\r\n"
    "Product,valve spring,spring,HS 732020\r\n";
constexpr std::string_view claims_text =
    "subject,edge,object,product,modality,amount,voice,document,quote\r\n"
    "Cog,manufactures,valve spring,,ongoing,,,Harbour,Cog makes the springs\r\n"
    "valve spring,inputTo,press valve,,ongoing,,,Harbour,the springs of these valves\r\n"
    "Cog,suppliesTo,Acme,valve spring,done,over 1000 pieces,,Harbour,\"Acme has bought over 1,000 of them\"\r\n";

ExitCode run_init(const Arguments& arguments) {
  const fs::path folder = arguments.operands().front();
  const bool sheets = arguments.given("sheets");
  struct NewFile {
    std::string_view name;
    std::string text;
  };
  std::vector<NewFile> files = {{"README.md", std::string(read_me_text)},
                                {"knowledge.ttl", std::string(knowledge_text)},
                                {"texts/example.txt", std::string(example_text)}};
  if (sheets) {
    files.front().text += read_me_sheets_text;
    files.push_back({"documents.csv", std::string(documents_text)});
    files.push_back({"things.csv", std::string(things_text)});
    files.push_back({"claims.csv", std::string(claims_text)});
    files.push_back({"texts/harbour.txt", std::string(harbour_text)});
  }
  AtomicFiles outputs(existing_file(arguments));
  for (const fs::path& path : {folder, folder / "texts"}) outputs.make_folder(path.string());
  for (const NewFile& file : files) outputs.add((folder / file.name).string()).write(file.text);
  outputs.commit();
  if (!arguments.given("quiet"))
    print_note(fmt::format("{} in {}; {} tells how to go on", counted(files.size(), "file"), folder.string(),
                           (folder / "README.md").string()));
  return ExitCode::yes;
}

constexpr OptionSpec init_options[] = {
    {"sheets", 0, "", Arity::flag, "also tables of documents, things and claims, for those who do not write Turtle"},
};

constexpr Example init_examples[] = {
    {"filiera init base --sheets && filiera check base --texts base/texts",
     "a folder to begin in, and whether it is sound"},
};

}  // namespace

extern const Command init_command;
constinit const Command init_command = {
    .name = "init",
    .operands = "DIR",
    .least_operands = 1,
    .most_operands = 1,
    .summary = "a folder to begin a knowledge base in, with a worked example",
    .description =
        "Writes an example of one document, one claim and the two who speak of it, the text of the document, and a\n"
        "README with the next commands. Existing files are kept, unless --overwrite is given.",
    .shared = Shared::output,
    .options = init_options,
    .examples = init_examples,
    .run = run_init,
};

}  // namespace filiera
