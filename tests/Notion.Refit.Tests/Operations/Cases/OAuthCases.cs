using Notion.Refit.Models;

namespace Notion.Refit.Tests.Operations.Cases;

internal static class OAuthCases
{
    private const string Url = "https://api.notion.com/v1/oauth";

    private const string Token = $$$"""
        {"access_token":"access","token_type":"bearer","refresh_token":"refresh","bot_id":"{{{Some.Bot}}}","workspace_id":"{{{Some.Workspace}}}","workspace_name":"Acme",
         "workspace_icon":null,"owner":{"type":"user","user":{{{Answers.Person}}} },"duplicated_template_id":null,"request_id":"{{{Some.Request}}}"}
        """;

    public static IReadOnlyList<OperationCase> All { get; } =
    [
        OperationCase.Of(
            "createToken",
            $"POST {Url}/token",
            (notion, ct) => notion.OAuth.CreateTokenAsync(
                new AuthorizationCodeGrant("code") { RedirectUri = "https://example.com/back", ExternalAccount = new("42", "Acme") }, ct),
            Token,
            ExpectToken,
            body: """
            {"grant_type":"authorization_code","code":"code","redirect_uri":"https://example.com/back","external_account":{"key":"42","name":"Acme"}}
            """),

        OperationCase.Of(
            "createToken",
            $"POST {Url}/token",
            (notion, ct) => notion.OAuth.CreateTokenAsync(new RefreshTokenGrant("refresh"), ct),
            Token,
            ExpectToken,
            body: """{"grant_type":"refresh_token","refresh_token":"refresh"}""",
            name: "by refreshing"),

        OperationCase.Of(
            "revokeToken",
            $"POST {Url}/revoke",
            (notion, ct) => notion.OAuth.RevokeTokenAsync(new("access"), ct),
            $$$"""{"request_id":"{{{Some.Request}}}"}""",
            revocation => Assert.That(revocation.RequestId, Is.EqualTo(Some.Request)),
            body: """{"token":"access"}"""),

        OperationCase.Of(
            "introspectToken",
            $"POST {Url}/introspect",
            (notion, ct) => notion.OAuth.IntrospectTokenAsync(new("access"), ct),
            $$$"""{"active":true,"scope":"read_content insert_content","iat":1773222060000,"request_id":"{{{Some.Request}}}"}""",
            token =>
            {
                Assert.That(token.Active, Is.True);
                Assert.That(token.Scope, Is.EqualTo("read_content insert_content"));
                Assert.That(token.IssuedAt, Is.EqualTo(1_773_222_060_000));
            },
            body: """{"token":"access"}"""),
    ];

    private static void ExpectToken(OAuthToken token)
    {
        Assert.That(token.AccessToken, Is.EqualTo("access"));
        Assert.That(token.RefreshToken, Is.EqualTo("refresh"));
        Assert.That(token.BotId, Is.EqualTo(new BotId(new Guid(Some.Bot))));
        Assert.That(token.WorkspaceId, Is.EqualTo(new WorkspaceId(new Guid(Some.Workspace))));
        Assert.That(token.WorkspaceIcon, Is.Null);
        Assert.That(((UserBotOwner)token.Owner).User.Name, Is.EqualTo("Ada"));
        Assert.That(token.DuplicatedTemplateId, Is.Null);
    }
}
