using Notion.Refit.Models;

namespace Notion.Refit.Tests.Operations.Cases;

internal static class ExternalAgentCases
{
    private const string Url = $"https://api.notion.com/v1/external_agent_stub/{Some.Agent}";

    private const string Vault = """
        {"id":"vault_1","name":"Tools","status":"active","target":{"type":"mcp_server","server_url":"https://mcp.example.com","authorization":{"type":"bearer"}},
         "credential":{"expires_at":"2027-01-01T00:00:00.000Z"},"version":3,"created_at":"2026-08-01T10:00:00.000Z","updated_at":"2026-08-02T10:00:00.000Z"}
        """;

    private static readonly NewVaultCredential s_credential = new() { Value = "secret", ExpiresAt = new(2027, 1, 1, 0, 0, 0, TimeSpan.Zero) };

    public static IReadOnlyList<OperationCase> All { get; } =
    [
        OperationCase.Of(
            "startExternalSession",
            $"POST {Url}/sessions",
            (notion, ct) => notion.ExternalAgents.StartSessionAsync(
                Some.Agent,
                new()
                {
                    ClientReferenceId = "ref_1",
                    Locale = "en-US",
                    Configs = new([new("Tools", "https://mcp.example.com", new VaultCredential("vault_1")), new("Open", "https://open.example.com", new NoCredential())]),
                },
                ct),
            $$$$"""{"session_id":"{{{{Some.Session}}}}","model":"model-5","last_active_at":"2026-08-01T10:00:00.000Z"}""",
            session => Assert.That(session.Model, Is.EqualTo("model-5")),
            body: """
            {"spec_version":"v1","client_reference_id":"ref_1","locale":"en-US","configs":{"mcp_servers":[
              {"name":"Tools","server_url":"https://mcp.example.com","credential":{"type":"vault","vault_id":"vault_1"}},
              {"name":"Open","server_url":"https://open.example.com","credential":{"type":"none"}}]}}
            """),

        OperationCase.Of(
            "listExternalSessionEvents",
            $"GET {Url}/sessions/{Some.Session}/events?cursor=cursor_1",
            (notion, ct) => notion.ExternalAgents.ListSessionEventsAsync(Some.Agent, Some.Session, "cursor_1", ct),
            """
            {"events":[{"type":"assistant.thinking","text":"Hm."},{"type":"assistant.message","text":"Hi!"},{"type":"tool.started","tool_call_id":"c1","tool_name":"find","input":{"q":[1]}},
              {"type":"tool.output","tool_call_id":"c1","is_error":false,"output":{"n":0}},{"type":"error","error":{"code":"x","message":"y","retryable":false,"additional_data":{"a":["b"]}}},
              {"type":"new","beside":1}],"is_running":true,"next_cursor":"cursor_2"}
            """,
            list =>
            {
                Assert.That((list.IsRunning, list.NextCursor), Is.EqualTo((true, "cursor_2")));
                Assert.That(((ExternalMessage)list.Events[1]).Text, Is.EqualTo("Hi!"));
                Assert.That(((ExternalToolStarted)list.Events[2]).Input!.Value.GetProperty("q")[0].GetInt32(), Is.EqualTo(1));
                Assert.That(((UnknownExternalEvent)list.Events[5]).Type, Is.EqualTo("new"));
            }),

        OperationCase.Of(
            "sendExternalMessage",
            $"POST {Url}/sessions/{Some.Session}/messages",
            (notion, ct) => notion.ExternalAgents.SendMessageAsync(Some.Agent, Some.Session, new("Hello") { ClientMessageId = "m1" }, ct),
            """{"accepted":true,"run_id":"run_1"}""",
            receipt => Assert.That((receipt.Accepted, receipt.RunId), Is.EqualTo((true, "run_1"))),
            body: """{"message":"Hello","client_message_id":"m1"}"""),

        OperationCase.Of(
            "createExternalVault",
            $"POST {Url}/vaults",
            (notion, ct) => notion.ExternalAgents.CreateVaultAsync(
                Some.Agent, new() { Name = "Tools", Target = new() { ServerUrl = "https://mcp.example.com", Authorization = new() }, Credential = s_credential }, ct),
            Vault,
            vault => Assert.That((vault.Status, vault.Version), Is.EqualTo((VaultStatus.Active, 3))),
            body: """
            {"name":"Tools","target":{"type":"mcp_server","server_url":"https://mcp.example.com","authorization":{"type":"bearer"}},
             "credential":{"value":"secret","expires_at":"2027-01-01T00:00:00.000Z"}}
            """),

        OperationCase.Of(
            "updateExternalVault",
            $"PATCH {Url}/vaults/vault_1",
            (notion, ct) => notion.ExternalAgents.UpdateVaultAsync(Some.Agent, "vault_1", new() { ExpectedVersion = 3, Credential = s_credential }, ct),
            Vault,
            vault => Assert.That(s_credential.ToString(), Does.Not.Contain("\"secret\"").And.Not.Contain("= secret"), vault.Name),
            body: """{"expected_version":3,"credential":{"value":"secret","expires_at":"2027-01-01T00:00:00.000Z"}}"""),

        OperationCase.Of(
            "deleteExternalVault",
            $"DELETE {Url}/vaults/vault_1",
            (notion, ct) => notion.ExternalAgents.DeleteVaultAsync(Some.Agent, "vault_1", ct),
            "{}",
            nothing => Assert.That(nothing, Is.Not.Null)),
    ];
}
