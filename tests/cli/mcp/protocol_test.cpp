// SPDX-License-Identifier: Apache-2.0
// Tests of the protocol and of the tools' schemas.
#include "cli/mcp/protocol.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "cli/mcp/tools.hpp"

namespace filiera {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

struct FakeHost final : Host {
  std::vector<Json> sent;
  std::vector<Call> started;
  std::vector<Json> cancelled;
  std::size_t document_count = 3;

  void send(const Json& message) override { sent.push_back(message); }
  void start(Call call) override { started.push_back(std::move(call)); }
  void cancel(const Json& id) override { cancelled.push_back(id); }
  std::vector<ListedDocument> documents(std::size_t first, std::size_t most) override {
    std::vector<ListedDocument> list;
    for (std::size_t i = first; i < document_count && list.size() < most; ++i)
      list.push_back({"A" + std::to_string(i), "Title"});
    return list;
  }
};

struct Spoken {
  FakeHost host;
  Protocol protocol{host};

  Json ask(const std::string& line) {
    host.sent.clear();
    protocol.take(line);
    return host.sent.empty() ? Json() : host.sent.back();
  }
};

const std::string meta =
    R"("_meta":{"io.modelcontextprotocol/protocolVersion":"2026-07-28","io.modelcontextprotocol/clientCapabilities":{}})";

TEST(McpProtocol, TheOlderRevisionBeginsWithInitialize) {
  Spoken spoken;
  const Json answer = spoken.ask(
      R"({"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"2025-11-25","capabilities":{},"clientInfo":{"name":"c","version":"1"}}})");
  EXPECT_EQ(answer["id"], 1);
  EXPECT_EQ(answer["result"]["protocolVersion"], "2025-11-25");
  EXPECT_EQ(answer["result"]["serverInfo"]["name"], "filiera");
  EXPECT_FALSE(answer["result"].contains("resultType"));
  EXPECT_TRUE(spoken.ask(R"({"jsonrpc":"2.0","method":"notifications/initialized"})").is_null());
  EXPECT_EQ(spoken.ask(R"({"jsonrpc":"2.0","id":"p","method":"ping"})")["result"], Json::object());
}

TEST(McpProtocol, TheNewerRevisionNeedsNoHandshake) {
  Spoken spoken;
  const Json found = spoken.ask(R"({"jsonrpc":"2.0","id":"d","method":"server/discover","params":{)" + meta + "}}");
  EXPECT_EQ(found["result"]["resultType"], "complete");
  EXPECT_EQ(found["result"]["supportedVersions"][0], "2026-07-28");
  EXPECT_TRUE(found["result"].contains("ttlMs"));
  EXPECT_EQ(found["result"]["_meta"]["io.modelcontextprotocol/serverInfo"]["name"], "filiera");
  const Json list = spoken.ask(R"({"jsonrpc":"2.0","id":2,"method":"tools/list","params":{)" + meta + "}}");
  EXPECT_EQ(list["result"]["tools"].size(), tools().size());
  EXPECT_EQ(list["result"]["cacheScope"], "private");
  // What it no longer has.
  EXPECT_EQ(spoken.ask(R"({"jsonrpc":"2.0","id":3,"method":"ping","params":{)" + meta + "}}")["error"]["code"], -32601);
}

TEST(McpProtocol, EachRequestTellsItsOwnRevision) {
  Spoken spoken;
  spoken.ask(R"({"jsonrpc":"2.0","id":1,"method":"tools/list","params":{)" + meta + "}}");
  EXPECT_TRUE(spoken.host.sent.back()["result"].contains("resultType"));
  spoken.ask(R"({"jsonrpc":"2.0","id":1,"method":"tools/list"})");
  EXPECT_FALSE(spoken.host.sent.back()["result"].contains("resultType"));
  EXPECT_FALSE(spoken.host.sent.back()["result"].contains("ttlMs"));
}

TEST(McpProtocol, AnUnknownRevisionIsItsOwnError) {
  Spoken spoken;
  const Json answer = spoken.ask(
      R"({"jsonrpc":"2.0","id":1,"method":"tools/list","params":{"_meta":{"io.modelcontextprotocol/protocolVersion":"2031-01-01"}}})");
  EXPECT_EQ(answer["error"]["code"], -32022);
  EXPECT_EQ(answer["error"]["data"]["requested"], "2031-01-01");
  EXPECT_THAT(answer["error"]["data"]["supported"].get<std::vector<std::string>>(),
              ElementsAre("2026-07-28", "2025-11-25"));
  // Without the capabilities of the client, or without a revision where one is needed.
  EXPECT_EQ(
      spoken.ask(
          R"({"jsonrpc":"2.0","id":1,"method":"tools/list","params":{"_meta":{"io.modelcontextprotocol/protocolVersion":"2026-07-28"}}})")
          ["error"]["code"],
      -32602);
  EXPECT_EQ(spoken.ask(R"({"jsonrpc":"2.0","id":1,"method":"server/discover"})")["error"]["code"], -32602);
}

TEST(McpProtocol, WhatIsNoRequestIsAnError) {
  const std::pair<const char*, int> lines[] = {
      {"{", -32700},
      {"\xff", -32700},
      {"[]", -32600},
      {R"([{"jsonrpc":"2.0","id":1,"method":"ping"}])", -32600},
      {"7", -32600},
      {R"({"id":1,"method":"ping"})", -32600},
      {R"({"jsonrpc":"2.0","id":{},"method":"ping"})", -32600},
      {R"({"jsonrpc":"2.0","id":1})", -32600},
      {R"({"jsonrpc":"2.0","id":1,"method":7})", -32600},
      {R"({"jsonrpc":"2.0","id":1,"method":"ping","params":[]})", -32602},
      {R"({"jsonrpc":"2.0","id":1,"method":"tools/list","params":{"_meta":[]}})", -32602},
      {R"({"jsonrpc":"2.0","id":1,"method":"tools/list","params":{"cursor":"x"}})", -32602},
      {R"({"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"pack"}})", -32602},
      {R"({"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"supply","arguments":[]}})", -32602},
      {R"({"jsonrpc":"2.0","id":1,"method":"no/such"})", -32601},
      {R"({"jsonrpc":"2.0","id":1,"method":"resources/read","params":{"uri":"file:///etc/passwd"}})", -32002},
  };
  for (const auto& [line, code] : lines) {
    Spoken spoken;
    const Json answer = spoken.ask(line);
    EXPECT_EQ(answer["error"]["code"], code) << line;
    EXPECT_TRUE(spoken.host.started.empty()) << line;
  }
  // Notifications and responses are not answered, whatever they hold.
  Spoken spoken;
  for (const char* line : {R"({"jsonrpc":"2.0","method":"no/such"})", R"({"jsonrpc":"2.0","method":"x","params":[]})",
                           R"({"jsonrpc":"2.0","id":1,"result":{}})"})
    EXPECT_TRUE(spoken.ask(line).is_null()) << line;
}

TEST(McpProtocol, ACallIsACommandLine) {
  Spoken spoken;
  spoken.ask(
      R"({"jsonrpc":"2.0","id":5,"method":"tools/call","params":{"name":"supply","arguments":{"to":"--help","as-of":"2026-01-15","certain":true,"source":["A0","A1"],"limit":5,"cursor":"10"}}})");
  ASSERT_EQ(spoken.host.started.size(), 1u);
  EXPECT_THAT(spoken.host.started[0].words,
              ElementsAre("supply", "--format=brief", "--to=--help", "--as-of=2026-01-15", "--certain", "--source=A0",
                          "--source=A1", "--limit=5", "--offset=10", "--"));
  spoken.ask(
      R"({"jsonrpc":"2.0","id":6,"method":"tools/call","params":{"name":"path","arguments":{"from":"-x","to":"B"}}})");
  EXPECT_THAT(spoken.host.started[1].words, ElementsAre("path", "--format=brief", "--limit=20", "--", "-x", "B"));
  spoken.ask(R"({"jsonrpc":"2.0","method":"notifications/cancelled","params":{"requestId":6}})");
  EXPECT_THAT(spoken.host.cancelled, ElementsAre(Json(6)));
}

TEST(McpProtocol, WrongArgumentsAreAResultThatSaysTheRemedy) {
  const std::pair<const char*, const char*> calls[] = {
      {R"({"name":"supply","arguments":{"too":"A"}})", "did you mean to?"},
      {R"({"name":"supply","arguments":{"data":"/etc/passwd"}})", "no argument \"data\""},
      {R"({"name":"show","arguments":{"name":"A","texts":"/etc"}})", "no argument \"texts\""},
      {R"({"name":"diff","arguments":{"old":"/etc/passwd"}})", "no argument \"old\""},
      {R"({"name":"show","arguments":{}})", "needs the argument \"name\""},
      {R"({"name":"supply","arguments":{"to":["A"]}})", "to takes a text"},
      {R"({"name":"supply","arguments":{"to":"A\u0000B"}})", "without null characters"},
      {R"({"name":"supply","arguments":{"certain":"yes"}})", "true or false"},
      {R"({"name":"diff","arguments":{"between":["2025"]}})", "a list of two texts"},
      {R"({"name":"supply","arguments":{"cursor":"-1"}})", "nextCursor"},
  };
  for (const auto& [params, words] : calls) {
    Spoken spoken;
    const Json answer =
        spoken.ask(std::string(R"({"jsonrpc":"2.0","id":1,"method":"tools/call","params":)") + params + "}");
    EXPECT_EQ(answer["result"]["isError"], true) << params << answer;
    EXPECT_THAT(answer["result"]["content"][0]["text"].get<std::string>(), HasSubstr(words)) << params;
    EXPECT_TRUE(spoken.host.started.empty());
  }
}

TEST(McpProtocol, AnAnswerIsTextAndStructure) {
  Spoken spoken;
  const Call call{Json("x"), Revision::handshake, Call::Form::tool, "", {}};
  spoken.protocol.finish(call, {CallOutcome::End::exited, 0,
                                "{\"answer\":\"supply\",\n\"rows\":[\n{\"supplier\":\"A\"}],\n\"next\":20}\n", ""});
  const Json result = spoken.host.sent.back()["result"];
  EXPECT_EQ(result["structuredContent"]["nextCursor"], "20");
  EXPECT_EQ(Json::parse(result["content"][0]["text"].get<std::string>()), result["structuredContent"]);
  EXPECT_FALSE(result.contains("isError"));
}

TEST(McpProtocol, AFailureIsAResultWithItsMessage) {
  Spoken spoken;
  const Call call{Json(1), Revision::handshake, Call::Form::tool, "", {}};
  spoken.protocol.finish(call,
                         {CallOutcome::End::exited, 2, "", "filiera: nothing is called \"X\"; did you mean Y?\n"});
  EXPECT_EQ(spoken.host.sent.back()["result"]["isError"], true);
  EXPECT_EQ(spoken.host.sent.back()["result"]["content"][0]["text"], "nothing is called \"X\"; did you mean Y?");
  for (const CallOutcome::End end :
       {CallOutcome::End::too_slow, CallOutcome::End::too_large, CallOutcome::End::ended}) {
    spoken.protocol.finish(call, {end, 0, "{\"answer\":\"supply\"}", ""});
    EXPECT_EQ(spoken.host.sent.back()["result"]["isError"], true);
    EXPECT_THAT(spoken.host.sent.back()["result"]["content"][0]["text"].get<std::string>(), HasSubstr("ask for less"));
  }
}

TEST(McpProtocol, ResourcesAreClaimsMeasuresAndDocuments) {
  Spoken spoken;
  EXPECT_EQ(spoken.ask(R"({"jsonrpc":"2.0","id":1,"method":"resources/templates/list"})")["result"]["resourceTemplates"]
                .size(),
            3u);
  spoken.ask(R"({"jsonrpc":"2.0","id":1,"method":"resources/read","params":{"uri":"filiera://claim/ex%3Al%201"}})");
  ASSERT_EQ(spoken.host.started.size(), 1u);
  EXPECT_THAT(spoken.host.started[0].words, ElementsAre("show", "--format=brief", "--limit=100", "--", "ex:l 1"));
  spoken.protocol.finish(spoken.host.started[0],
                         {CallOutcome::End::exited, 0, R"({"answer":"show","claim":"ex:l1"})", ""});
  EXPECT_EQ(spoken.host.sent.back()["result"]["contents"][0]["uri"], "filiera://claim/ex%3Al%201");
  // A thing is not a claim.
  spoken.protocol.finish(spoken.host.started[0],
                         {CallOutcome::End::exited, 0, R"({"answer":"show","kind":"Company"})", ""});
  EXPECT_EQ(spoken.host.sent.back()["error"]["code"], -32002);
}

TEST(McpProtocol, DocumentsAreListedByPages) {
  Spoken spoken;
  spoken.host.document_count = 150;
  const Json first = spoken.ask(R"({"jsonrpc":"2.0","id":1,"method":"resources/list"})")["result"];
  EXPECT_EQ(first["resources"].size(), 100u);
  EXPECT_EQ(first["nextCursor"], "100");
  const Json second =
      spoken.ask(R"({"jsonrpc":"2.0","id":1,"method":"resources/list","params":{"cursor":"100"}})")["result"];
  EXPECT_EQ(second["resources"].size(), 50u);
  EXPECT_FALSE(second.contains("nextCursor"));
}

TEST(McpTools, AreAtMostTenThatOnlyRead) {
  EXPECT_LE(tools().size(), 10u);
  for (const Tool& tool : tools()) {
    const Json json = tool_json(tool);
    EXPECT_EQ(json["annotations"]["readOnlyHint"], true);
    EXPECT_EQ(json["inputSchema"]["type"], "object");
    EXPECT_EQ(json["inputSchema"]["additionalProperties"], false);
    EXPECT_EQ(json["outputSchema"]["properties"]["answer"]["const"], json["name"]);
    for (const char* file : {"data", "texts", "output", "same", "old"})
      EXPECT_FALSE(json["inputSchema"]["properties"].contains(file)) << json["name"] << file;
  }
}

TEST(McpTools, SchemasFollowFromTheOptions) {
  const Json supply = tool_json(*find_tool("supply"))["inputSchema"]["properties"];
  EXPECT_EQ(supply["to"]["type"], "string");
  EXPECT_EQ(supply["certain"]["type"], "boolean");
  EXPECT_EQ(supply["source"]["items"]["type"], "string");
  EXPECT_EQ(supply["limit"]["type"], "integer");
  EXPECT_THAT(supply["stance"]["enum"].dump(), HasSubstr("contested"));
  const Json timeline = tool_json(*find_tool("timeline"))["inputSchema"]["properties"];
  EXPECT_EQ(timeline["between"]["minItems"], 2);
  EXPECT_EQ(tool_json(*find_tool("path"))["inputSchema"]["required"], Json({"from", "to"}));
}

}  // namespace
}  // namespace filiera
