using static Notion.Refit.Emulator.Tests.Workbench;

namespace Notion.Refit.Emulator.Tests.Endpoints;

public sealed class UserTests
{
    [Test]
    public async Task Me_is_the_bot_with_its_workspace_and_limits()
    {
        await using var api = new RawApi(new NotionEmulatorOptions { IntegrationName = "Robot", WorkspaceName = "Acme" });

        RawAnswer answer = await api.GetAsync("/v1/users/me");

        Assert.That(answer.Status, Is.EqualTo(200));
        Assert.That(Members(answer.Body), Is.EqualTo(new[] { "object", "id", "name", "avatar_url", "type", "bot", "request_id" }));
        Assert.That(answer["name"].GetString(), Is.EqualTo("Robot"));
        Assert.That(answer["bot"].GetProperty("owner").GetRawText(), Is.EqualTo("""{"type":"workspace","workspace":true}"""));
        Assert.That(answer["bot"].GetProperty("workspace_name").GetString(), Is.EqualTo("Acme"));
        Assert.That(answer["bot"].GetProperty("workspace_limits").GetProperty("max_file_upload_size_in_bytes").GetInt64(), Is.EqualTo(5L * 1024 * 1024 * 1024));
    }

    [Test]
    public async Task The_list_has_people_and_bots()
    {
        await using var api = new RawApi();

        RawAnswer answer = await api.GetAsync("/v1/users");

        Assert.That(Members(answer.Body), Is.EquivalentTo(new[] { "object", "results", "next_cursor", "has_more", "type", "user", "request_id" }));
        Assert.That(answer["type"].GetString(), Is.EqualTo("user"));
        Assert.That(answer.Results.Select(user => user.GetProperty("type").GetString()), Is.EqualTo(new[] { "person", "bot" }));
        Assert.That(answer.Results[0].GetProperty("person").GetProperty("email").GetString(), Does.Contain("@"));
        Assert.That(answer.Results[0].TryGetProperty("request_id", out _), Is.False);
    }

    [Test]
    public async Task The_list_comes_in_pages()
    {
        await using var api = new RawApi();

        RawAnswer first = await api.GetAsync("/v1/users?page_size=1");
        RawAnswer second = await api.GetAsync($"/v1/users?page_size=1&start_cursor={first["next_cursor"].GetString()}");

        Assert.That(first["has_more"].GetBoolean(), Is.True);
        Assert.That(second["has_more"].GetBoolean(), Is.False);
        Assert.That(second.Results[0].GetProperty("id").GetString(), Is.Not.EqualTo(first.Results[0].GetProperty("id").GetString()));
    }

    [Test]
    public async Task One_user_is_found_by_id()
    {
        await using var api = new RawApi();
        string id = (await api.GetAsync("/v1/users")).Results[0].GetProperty("id").GetString()!;

        RawAnswer answer = await api.GetAsync($"/v1/users/{id}");

        Assert.That(answer.Status, Is.EqualTo(200));
        Assert.That(answer.Id, Is.EqualTo(id));
    }

    [Test]
    public async Task An_unknown_user_is_not_found()
    {
        await using var api = new RawApi();
        string me = (await api.GetAsync("/v1/users/me")).Id;

        RawAnswer answer = await api.GetAsync("/v1/users/00000000-0000-4000-8000-000000000000");

        Assert.That(answer.Status, Is.EqualTo(404));
        Assert.That(answer.Code, Is.EqualTo("object_not_found"));
        Assert.That(
            answer.Message,
            Is.EqualTo("Could not find user with ID: 00000000-0000-4000-8000-000000000000. Make sure your integration has capabilities to read user information. "
                + "With those capabilities, only members and guests in the integration's workspace are visible."));
        Assert.That(answer["additional_data"].GetProperty("integration_id").GetString(), Is.EqualTo(me));
    }

    [TestCase("-1", "query failed validation: query.page_size should be ≥ `1` or `undefined`, instead was `-1`.")]
    [TestCase("x", "query failed validation: query.page_size should be a number or `undefined`, instead was `\"x\"`.")]
    public async Task A_page_size_that_is_invalid_is_refused(string size, string message)
    {
        await using var api = new RawApi();

        RawAnswer answer = await api.GetAsync($"/v1/users?page_size={size}");

        Assert.That(answer.Status, Is.EqualTo(400));
        Assert.That(answer.Code, Is.EqualTo("validation_error"));
        Assert.That(answer.Message, Is.EqualTo(message));
    }
}
