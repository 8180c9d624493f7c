using System.Net;
using Notion.Refit.Emulator;
using Notion.Refit.Models;
using Notion.Refit.TaskBoard.Boards;
using Notion.Refit.TaskBoard.Web;

namespace Notion.Refit.TaskBoard.Tests;

/// <summary>With NOTION_TOKEN the app shows one board to all, or says why it cannot.</summary>
internal sealed class TokenTests : SharedBoardTests
{
    [Test]
    public async Task The_board_is_found_by_its_title_and_shown_without_a_sign_in()
    {
        EmulatedDatabase tasks = AddDatabase("Tasks");
        tasks.AddRow(new() { ["Name"] = new TitleValue("By title"), ["Status"] = PropertyValue.Status("Done") });

        Assert.That(await ReadAsync(), Does.Contain("By title"));
    }

    [Test]
    public async Task The_board_is_found_by_the_id_of_its_data_source_or_database()
    {
        EmulatedDatabase tasks = AddDatabase("Something else");
        tasks.AddRow(new() { ["Name"] = new TitleValue("By id"), ["Status"] = PropertyValue.Status("Done") });

        Assert.That(await ReadAsync("--data-source", tasks.DataSourceId.ToString()), Does.Contain("By id"));
        Assert.That(await ReadAsync("--data-source", tasks.Id.ToString()), Does.Contain("By id"));
        Assert.That(await ReadAsync("--data-source", $"https://www.notion.so/Something-else-{tasks.Id.Value:N}?v=1"), Does.Contain("By id"));
    }

    [Test]
    public void A_workspace_without_a_board_is_explained() => Assert.That(
        async () => await ReadAsync(), Throws.TypeOf<BoardNotFoundException>().With.Message.StartsWith("No database called “Tasks” is shared with this connection."));

    [Test]
    public void A_data_source_that_is_not_shared_is_explained() => Assert.That(
        async () => await ReadAsync("--data-source", "00000000-0000-4000-8000-000000000000"),
        Throws.TypeOf<BoardNotFoundException>().With.Message.Contains("add the connection in its menu"));

    [Test]
    public void An_address_that_is_not_one_is_explained() => Assert.That(
        async () => await ReadAsync("--data-source", "my tasks"), Throws.TypeOf<BoardNotFoundException>().With.Message.StartsWith("“my tasks” is not the id"));

    [Test]
    public async Task A_token_that_is_not_accepted_is_explained()
    {
        NotionApiException? refused = await Assert.ThrowsAsync<NotionApiException>(async () => await ReadAsync("--NOTION_TOKEN", "ntn_other"));

        Assert.That(UserError.Of(refused!).Sentence, Does.Contain("Check NOTION_TOKEN"));
    }

    [Test]
    public async Task A_database_without_the_columns_is_explained()
    {
        Emulator.Workspace.AddDatabase("Tasks", new() { ["Name"] = PropertySchema.Title(), ["Status"] = PropertySchema.Number() });

        string page = WebUtility.HtmlDecode(await ReadAsync());

        Assert.That(page, Does.Contain("This database has other columns than the board needs.").And.Contain("Status"));
    }
}
