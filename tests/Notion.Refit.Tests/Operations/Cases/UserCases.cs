using Notion.Refit.Models;

namespace Notion.Refit.Tests.Operations.Cases;

internal static class UserCases
{
    private const string Url = "https://api.notion.com/v1/users";

    public static IReadOnlyList<OperationCase> All { get; } =
    [
        OperationCase.Of(
            "listUsers",
            $"GET {Url}?start_cursor=cursor_1&page_size=5",
            (notion, ct) => notion.Users.ListAsync("cursor_1", 5, ct),
            Answers.List(Answers.Person, "user"),
            list =>
            {
                ExpectPerson(list.Results.Single());
                Assert.That(list.NextCursor, Is.EqualTo("cursor_2"));
            }),

        OperationCase.Of(
            "retrieveMe",
            $"GET {Url}/me",
            (notion, ct) => notion.Users.RetrieveMeAsync(ct),
            $$$"""
            {"object":"user","id":"{{{Some.User}}}","name":"Ada's bot","avatar_url":"https://example.com/a.png","type":"bot",
             "bot":{"owner":{"type":"workspace","workspace":true},"workspace_id":"{{{Some.Workspace}}}","workspace_name":"Acme",
                    "workspace_limits":{"max_file_upload_size_in_bytes":5368709120}},
             "request_id":"{{{Some.Request}}}"}
            """,
            me =>
            {
                Assert.That(me.Name, Is.EqualTo("Ada's bot"));
                Assert.That(me.AvatarUrl, Is.EqualTo("https://example.com/a.png"));
                var bot = (BotDetails)me.Details!;
                Assert.That(bot.Owner, Is.TypeOf<WorkspaceBotOwner>());
                Assert.That(bot.WorkspaceId, Is.EqualTo(new WorkspaceId(new Guid(Some.Workspace))));
                Assert.That(bot.WorkspaceName, Is.EqualTo("Acme"));
                Assert.That(bot.WorkspaceLimits!.MaxFileUploadSizeInBytes, Is.EqualTo(5_368_709_120));
            }),

        OperationCase.Of(
            "retrieveUser", $"GET {Url}/{Some.User}", (notion, ct) => notion.Users.RetrieveAsync(Some.User, ct), Answers.Person, ExpectPerson),
    ];

    private static void ExpectPerson(User user)
    {
        Assert.That(user.Id, Is.EqualTo(new UserId(new Guid(Some.User))));
        Assert.That(user.Name, Is.EqualTo("Ada"));
        Assert.That(user.AvatarUrl, Is.Null);
        Assert.That(((PersonDetails)user.Details!).Email, Is.EqualTo("ada@example.com"));
    }
}
