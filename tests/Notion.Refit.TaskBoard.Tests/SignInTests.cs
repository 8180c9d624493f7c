using Microsoft.Playwright;
using Notion.Refit.Models;

namespace Notion.Refit.TaskBoard.Tests;

/// <summary>People sign in with Notion and see their own boards.</summary>
internal sealed class SignInTests : BoardTests
{
    [Test]
    public async Task Two_people_see_their_own_boards_and_changes()
    {
        IPage ada = await OpenAsync(account: 0);
        IPage grace = await OpenAsync(account: 1);

        await ExpectInAsync(ada, "Not started", "Order punched cards");
        await ExpectInAsync(grace, "Not started", "Collect subroutines");
        await Assertions.Expect(Card(grace, "Order punched cards")).ToHaveCountAsync(0);
        await Assertions.Expect(ada.GetByRole(AriaRole.Banner)).ToContainTextAsync("Ada Lovelace in Analytical Engines");
        await Assertions.Expect(grace.GetByRole(AriaRole.Banner)).ToContainTextAsync("Grace Hopper in Compilers");

        await Card(grace, "Collect subroutines").GetByRole(AriaRole.Button, new() { Name = "to In progress" }).ClickAsync();
        await ExpectInAsync(grace, "In progress", "Collect subroutines");
        using NotionClient notion = App.OtherClient(account: 1);
        await notion.Pages.CreateAsync(new() { Parent = Parent.DataSource(App.Demo.Accounts[1].Tasks), Properties = { ["Name"] = new TitleValue("Only for Grace"), ["Status"] = PropertyValue.Status("Done") } });
        await ExpectInAsync(grace, "Done", "Only for Grace");
        await Assertions.Expect(ada.Locator(".card")).ToHaveCountAsync(6);
    }

    [Test]
    public async Task The_card_of_another_person_is_not_found()
    {
        IPage grace = await OpenAsync(account: 1);
        IPage ada = await OpenAsync(account: 0);
        string card = (await grace.GetByRole(AriaRole.Link, new() { Name = "Collect subroutines" }).GetAttributeAsync("href"))!;

        IResponse? response = await ada.GotoAsync(card);

        Assert.That(response!.Status, Is.EqualTo(404));
    }

    [Test]
    public async Task Without_a_sign_in_there_is_no_board()
    {
        using var http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = new Uri(App.Address) };

        foreach (string path in new[] { "/", "/columns", "/updates", "/cards/00000000-0000-4000-8000-000000000000", "/files/00000000-0000-4000-8000-000000000000" })
        {
            using HttpResponseMessage response = await http.GetAsync(new Uri(path, UriKind.Relative), HttpCompletionOption.ResponseHeadersRead);
            Assert.That((int)response.StatusCode, Is.EqualTo(302).Or.EqualTo(401), path);
        }
    }

    [Test]
    public async Task A_person_who_refuses_sees_why_and_can_start_again()
    {
        IBrowserContext context = await Surroundings.Browser.NewContextAsync(new() { BaseURL = App.Address });
        IPage page = await context.NewPageAsync();
        await page.GotoAsync("/sign-in");

        await page.GetByRole(AriaRole.Link, new() { Name = "Cancel" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("access was not allowed");
        await page.GetByRole(AriaRole.Link, new() { Name = "Sign in again" }).ClickAsync();
        await page.Locator(".choices a").First.ClickAsync();

        await ExpectInAsync(page, "Not started", "Order punched cards");
        await context.CloseAsync();
    }

    [Test]
    public async Task After_signing_out_the_board_is_gone()
    {
        IPage page = await OpenAsync();

        await page.GetByRole(AriaRole.Button, new() { Name = "Sign out" }).ClickAsync();

        await Assertions.Expect(page.GetByRole(AriaRole.Link, new() { Name = "Sign in with Notion" })).ToBeVisibleAsync();
        await page.GotoAsync("/");
        await Assertions.Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/welcome"));
    }
}
