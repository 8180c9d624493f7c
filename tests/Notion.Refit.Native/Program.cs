// A call of each kind against the emulator server. Published native and trimmed by .ci/run; a check that fails ends it with an exception.
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Notion.Refit;
using Notion.Refit.Content;
using Notion.Refit.Models;
using Notion.Refit.Native;

Uri address = new(args[0]);
PageId root = PageId.Parse(args[1], null);

var services = new ServiceCollection();
services.AddNotion(Configure);
services.AddNotion("acme", Configure);
services.AddNotion("scoped", Configure).AddScopedTokenProvider(_ => new FixedToken());
await using ServiceProvider provider = services.BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });
INotionClient notion = provider.GetRequiredService<INotionClient>();

// Read: without a body, with an enumeration and a Boolean in the query.
User me = await notion.Users.RetrieveMeAsync();
Check(me.Name is { Length: > 0 }, "users/me");
PageMarkdown markdown = await notion.Pages.RetrieveMarkdownAsync(root, includeTranscript: true, MarkdownVersion.V1);
Check(markdown.Markdown is not null, "page as Markdown");

// Write: JSON bodies of every shape.
Database database = await notion.Databases.CreateAsync(new()
{
    Parent = Parent.Page(root),
    Title = "Tasks",
    InitialDataSource = new() { Properties = { ["Name"] = PropertySchema.Title(), ["Cost"] = PropertySchema.Number() } },
});
DataSourceId tasks = database.DataSources[0].Id;
for (int i = 0; i < 3; i++)
    await notion.Pages.CreateAsync(new() { Parent = Parent.DataSource(tasks), Properties = { ["Name"] = new TitleValue($"Row {i}"), ["Cost"] = new NumberValue(i) } });

// Paging, a filter, a list in the query.
int rows = 0;
Page? last = null;
await foreach (Page row in notion.DataSources.QueryAllAsync(tasks, new() { PageSize = 1, Filter = Filter.Property("Cost").Number.GreaterThan(0) }).OfType<Page>())
    (rows, last) = (rows + 1, row);
Check(rows == 2, "paged query");
Page read = await notion.Pages.RetrieveAsync(last!.Id, ["title"]);
Check(read.Title == last.Title, "properties in the query");

// A call that has to be repeated: the server fails the first of these.
await notion.Blocks.AppendChildrenAsync(last.Id, new() { Children = [new Heading2Block("Plan"), new ToDoBlock("Ship it") { Checked = true }] });
int blocks = 0;
await foreach (Block _ in notion.Blocks.ListAllChildrenAsync(last.Id))
    blocks++;
Check(blocks == 2, "blocks after a retry");

// A form.
FileUpload upload = await notion.FileUploads.CreateAsync(new() { Filename = "a.txt", ContentType = "text/plain" });
using (var file = new StringContent("hello", Encoding.UTF8, "text/plain"))
{
    file.Headers.ContentDisposition = new("form-data") { Name = "file", FileName = "a.txt" };
    upload = await notion.FileUploads.SendAsync(upload.Id, file);
}

Check(upload.Status == FileUploadStatus.Uploaded, "upload");

// A raw request, a refusal, a blocking call.
JsonElement raw = await notion.SendAsync(new(HttpMethod.Get, $"/v1/pages/{last.Id}"));
Check(raw.GetProperty("object").GetString() == "page", "raw request");
try
{
    await notion.Pages.RetrieveAsync(PageId.Parse("00000000-0000-4000-8000-00000000dead", null));
    Check(false, "refusal");
}
catch (NotionApiException e) when (e.Code == NotionErrorCode.ObjectNotFound)
{
}

Check(notion.Sync.Users.RetrieveMe().Id == me.Id, "blocking call");

// Keyed and scoped clients, a client for a token, a client without a container.
Check((await provider.GetRequiredKeyedService<INotionUsers>("acme").RetrieveMeAsync()).Id == me.Id, "keyed client");
await using (AsyncServiceScope scope = provider.CreateAsyncScope())
    Check((await scope.ServiceProvider.GetRequiredKeyedService<INotionClient>("scoped").Users.RetrieveMeAsync()).Id == me.Id, "scoped client");
Check((await provider.GetRequiredService<INotionClientFactory>().CreateClient("ntn_emulator").Users.RetrieveMeAsync()).Id == me.Id, "client for a token");
using (var alone = NotionClient.Create("ntn_emulator", options => options.BaseAddress = address))
    Check((await alone.Users.RetrieveMeAsync()).Id == me.Id, "client without a container");

// Models in a JsonSerializer of the program.
string json = JsonSerializer.Serialize(read, PageJson.Default.Page);
Check(JsonSerializer.Deserialize(json, PageJson.Default.Page)!.Id == read.Id, "JSON of a page");
WebhookEvent delivered = JsonSerializer.Deserialize(
    """
    {
      "id": "367cba44-b6f3-4c92-81e7-6a2e9659efd4", "timestamp": "2026-03-11T12:00:00.000Z", "workspace_id": "13950b26-c203-4f3b-b97d-93ec06319565",
      "workspace_name": "Acme", "subscription_id": "29d75c0d-5546-4414-8459-7b7a92f1fc4b", "integration_id": "0ef2e755-4912-8096-91c1-00376a88a5ca",
      "type": "page.created", "authors": [{ "id": "c7c11cca-1d73-471d-9b6e-bdef51470190", "type": "person" }], "accessible_by": [], "attempt_number": 1,
      "entity": { "id": "153104cd-477e-809d-8dc4-ff2d96ae3090", "type": "page" },
      "data": { "parent": { "id": "13950b26-c203-4f3b-b97d-93ec06319565", "type": "space" } }
    }
    """,
    PageJson.Default.WebhookEvent)!;
Check(delivered is PageCreated, "webhook event");
// Markdown and HTML, in and out, and a folder.
MarkdownConversion document = NotionMarkdown.ToBlocks("---\na: 1\n---\n# Plan\n\n- [x] a *task* :rocket:\n\n| a | b |\n|---|---|\n| $x$ | [[y]] |\n");
Check(document.Value.Count == 3 && document.FrontMatter is not null, "Markdown in");
Check(NotionMarkdown.FromBlocks(document.Value).Value.StartsWith("# Plan\n\n- [x] a *task* 🚀\n", StringComparison.Ordinal), "Markdown out");
string html = NotionHtml.FromBlocks(document.Value).Value;
Check(html.Contains("<h1", StringComparison.Ordinal) && NotionHtml.ToBlocks(html).Value.Count == 3, "HTML in and out");
await notion.Blocks.AppendMarkdownAsync(last.Id, "appended\n");
Check(NotionMarkdown.FromBlocks(await notion.Blocks.GetTreeAsync(last.Id)).Value.EndsWith("appended\n", StringComparison.Ordinal), "Markdown appended");
string folder = Directory.CreateTempSubdirectory("notion-refit-").FullName;
ExportResult export = await MarkdownExport.WriteAsync(notion, last.Id, folder);
Check(export.Count(TransferState.Created) == 1 && File.ReadAllText(Path.Combine(folder, export.Items[0].Path)).Contains("Cost:", StringComparison.Ordinal), "export");
File.WriteAllText(Path.Combine(folder, "New.md"), $"---\ntags: [a]\n---\n[a row]({Uri.EscapeDataString(export.Items[0].Path)})\n");
ImportResult import = await MarkdownImport.ReadAsync(notion, folder, root);
Check(import.Count(TransferState.Created) >= 1, "import");
Directory.Delete(folder, recursive: true);
Console.WriteLine("All calls succeeded.");

void Configure(NotionOptions options) => (options.Token, options.BaseAddress) = ("ntn_emulator", address);

static void Check(bool condition, string what)
{
    if (!condition)
        throw new InvalidOperationException($"Wrong result: {what}.");
}

internal sealed class FixedToken : INotionTokenProvider
{
    public ValueTask<string> GetTokenAsync(CancellationToken cancellationToken) => new("ntn_emulator");
}
