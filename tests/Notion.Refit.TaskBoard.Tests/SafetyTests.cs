using Microsoft.Playwright;
using Notion.Refit.Models;
using Notion.Refit.TaskBoard.Web;

namespace Notion.Refit.TaskBoard.Tests;

/// <summary>The text of cards stays text, and errors are shown as sentences.</summary>
internal sealed class SafetyTests : BoardTests
{
    private const string Script = "<script>window.hasRun = true</script><img src=x onerror=\"window.hasRun = true\">";

    [Test]
    public async Task Scripts_in_a_card_do_not_run()
    {
        App.Emulator.Workspace.AddRow(
            App.Demo.Accounts[0].Tasks,
            new() { ["Name"] = new TitleValue($"Card {Script}"), ["Status"] = PropertyValue.Status("Done"), ["Tags"] = PropertyValue.MultiSelect("</li><script>hasRun = 1</script>") },
            [
                new ParagraphBlock(Script),
                new CodeBlock(Script, "html"),
                new ParagraphBlock(new RichTextBuilder().Link("click me", "javascript:window.hasRun=true")),
                new ImageBlock(FileSource.External("https://example.com/x.png\" onerror=\"window.hasRun=true")) { Caption = Script },
                new EmbedBlock("javascript:window.hasRun=true"),
                new EquationBlock(Script),
            ]);
        IPage page = await OpenAsync();
        var violations = new List<string>();
        page.Console += (_, message) => violations.Add(message.Text);

        ILocator dialog = await OpenCardAsync(page, $"Card {Script}");
        await Assertions.Expect(dialog.Locator(".content")).ToContainTextAsync("window.hasRun = true");
        await dialog.GetByText("click me").ClickAsync();

        Assert.Multiple(() =>
        {
            Assert.That(dialog.Locator("script").CountAsync().GetAwaiter().GetResult(), Is.Zero);
            Assert.That(dialog.Locator("[onerror]").CountAsync().GetAwaiter().GetResult(), Is.Zero);
            Assert.That(violations.Where(text => text.Contains("Content Security Policy", StringComparison.Ordinal) && text.Contains("script", StringComparison.Ordinal)), Is.Empty);
        });
        Assert.That(await page.EvaluateAsync<bool>("'hasRun' in window"), Is.False);
    }

    [Test]
    public async Task A_refusal_of_Notion_is_shown_as_a_sentence_and_the_card_stays()
    {
        IPage page = await OpenAsync();
        App.Emulator.Faults.Next(NotionOperations.UpdatePage).Error(403, "restricted_resource", "Insufficient permissions for this endpoint.");

        await Card(page, "Order punched cards").GetByRole(AriaRole.Button).ClickAsync();

        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("The connection may not do this.");
        await ExpectInAsync(page, "Not started", "Order punched cards");
        await page.GetByRole(AriaRole.Alert).GetByRole(AriaRole.Button, new() { Name = "Close" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToBeHiddenAsync();
    }

    [Test]
    public async Task A_card_that_is_gone_is_said_to_be_gone()
    {
        IPage page = await OpenAsync();

        IResponse? response = await page.GotoAsync("/cards/00000000-0000-4000-8000-000000000000");

        Assert.That(response!.Status, Is.EqualTo(404));
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("This card is not on the board any more.");
        await page.GetByRole(AriaRole.Link, new() { Name = "Go to the board" }).ClickAsync();
        await ExpectInAsync(page, "Not started", "Order punched cards");
    }

    [Test]
    public async Task A_file_that_is_too_large_is_refused_with_a_sentence()
    {
        string path = Path.GetTempFileName();
        await using (FileStream large = File.OpenWrite(path))
            large.SetLength(21 * 1024 * 1024);
        IPage page = await OpenAsync();
        ILocator dialog = await OpenCardAsync(page, "Order punched cards");
        await dialog.GetByLabel("Add a file").SetInputFilesAsync(path);
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Upload" }).ClickAsync();

        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("20 MB");
        File.Delete(path);
    }

    [Test]
    public async Task A_body_that_is_too_large_is_refused_by_the_app()
    {
        IPage page = await OpenAsync();
        using var http = new HttpClient(new SocketsHttpHandler { UseCookies = false }) { BaseAddress = new Uri(App.Address) };
        http.DefaultRequestHeaders.Add(Fragments.Header, "1");
        http.DefaultRequestHeaders.ExpectContinue = true;
        http.DefaultRequestHeaders.Add("Cookie", string.Join("; ", (await page.Context.CookiesAsync()).Select(cookie => $"{cookie.Name}={cookie.Value}")));
        using var form = new MultipartFormDataContent { { new ByteArrayContent(new byte[21 * 1024 * 1024]), "file", "large.bin" } };

        using HttpResponseMessage response = await http.PostAsync(new Uri("/cards/00000000-0000-4000-8000-000000000000/files", UriKind.Relative), form);

        Assert.That((int)response.StatusCode, Is.EqualTo(413));
        Assert.That(await response.Content.ReadAsStringAsync(), Does.Contain("20 MB"));
    }

    [Test]
    public async Task A_form_from_another_site_is_refused()
    {
        IPage page = await OpenAsync();
        string card = (await page.GetByRole(AriaRole.Link, new() { Name = "Order punched cards" }).GetAttributeAsync("href"))!;
        IFormData form = page.APIRequest.CreateFormData();
        form.Set("to", "Done");

        IAPIResponse response = await page.APIRequest.PostAsync($"{App.Address}{card}/move", new() { Form = form, MaxRedirects = 0 });

        Assert.That(response.Status, Is.EqualTo(400));
        Assert.That(App.Emulator.Requests.Of(NotionOperations.UpdatePage), Is.Empty);
    }
}
