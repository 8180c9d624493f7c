using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json;
using Notion.Refit.Emulator;
using Notion.Refit.Json;
using Notion.Refit.Models;

namespace Notion.Refit.Benchmarks.Bytes;

/// <summary>Answers of the emulator, for a workspace of the size and variety of the recorded one.</summary>
internal static class EmulatedAnswers
{
    private const int Rows = 100;

    public static AnswerBytes Create() => CreateAsync().GetAwaiter().GetResult();

    /// <summary>Creates a query answer of 100 rows with ten properties each.</summary>
    public static byte[] CreateWide() => CreateWideAsync().GetAwaiter().GetResult();

    private static async Task<byte[]> CreateWideAsync()
    {
        await using var emulator = NotionEmulator.Start(new NotionEmulatorOptions { Seed = 1 });
        using HttpClient http = Wire(emulator);
        EmulatedDatabase table = emulator.Workspace.AddDatabase("Wide", new()
        {
            ["Name"] = PropertySchema.Title(),
            ["Notes"] = PropertySchema.RichText(),
            ["Cost"] = PropertySchema.Number(),
            ["Status"] = PropertySchema.Select("Open", "Done"),
            ["Tags"] = PropertySchema.MultiSelect("a", "b", "c"),
            ["Due"] = PropertySchema.Date(),
            ["Done"] = PropertySchema.Checkbox(),
            ["Link"] = PropertySchema.Url(),
            ["Mail"] = PropertySchema.Email(),
            ["Phone"] = PropertySchema.PhoneNumber(),
        });
        for (int i = 0; i < Rows; i++)
        {
            table.AddRow(new()
            {
                ["Name"] = new TitleValue(string.Create(CultureInfo.InvariantCulture, $"Row {i}")),
                ["Notes"] = new RichTextValue(string.Create(CultureInfo.InvariantCulture, $"Notes of row {i}")),
                ["Cost"] = new NumberValue(i * 7919 % 1000),
                ["Status"] = new SelectValue(i % 2 == 0 ? "Open" : "Done"),
                ["Tags"] = new MultiSelectValue(["a", "c"]),
                ["Due"] = new DateValue(new DateOnly(2026, 1, 1).AddDays(i)),
                ["Done"] = new CheckboxValue(i % 2 != 0),
                ["Link"] = new UrlValue("https://example.com/"),
                ["Mail"] = new EmailValue("ada@example.com"),
                ["Phone"] = new PhoneNumberValue("+44 20 7946 0000"),
            });
        }

        return await QueryAsync(http, table.DataSourceId);
    }

    private static async Task<AnswerBytes> CreateAsync()
    {
        await using var emulator = NotionEmulator.Start(new NotionEmulatorOptions { Seed = 1 });
        using HttpMessageHandler handler = emulator.CreateHandler();
        using var notion = NotionClient.Create(emulator.Token, handler, options => options.BaseAddress = emulator.BaseAddress);
        using HttpClient http = Wire(emulator);

        DataSourceId titles = await CreateTableAsync(notion, emulator.RootPageId, new() { ["Name"] = PropertySchema.Title() });
        for (int i = 1; i <= Rows; i++)
            await notion.Pages.CreateAsync(new() { Parent = Parent.DataSource(titles), Properties = { ["Name"] = new TitleValue(string.Create(CultureInfo.InvariantCulture, $"Page {i}")) } });

        Page small = await notion.Pages.CreateAsync(new() { Parent = Parent.Page(emulator.RootPageId), Properties = { ["title"] = new TitleValue("Blocks") } });
        for (int i = 0; i < Rows / Kinds.Length; i++)
            await notion.Blocks.AppendChildrenAsync(small.Id, new() { Children = Kinds });

        Page full = await CreateFullPageAsync(notion, emulator.RootPageId, titles);
        byte[] page = await http.GetByteArrayAsync(new Uri($"v1/pages/{full.Id}", UriKind.Relative));
        byte[] blocks = await http.GetByteArrayAsync(new Uri($"v1/blocks/{small.Id}/children?page_size=100", UriKind.Relative));
        return new AnswerBytes(
            "answers of the emulator",
            await QueryAsync(http, titles),
            JsonAssembly.ListOf("block", JsonElement.Parse(blocks).GetProperty("results").EnumerateArray()),
            page,
            await http.GetByteArrayAsync(new Uri($"v1/pages/{small.Id}", UriKind.Relative)),
            JsonAssembly.Enlarge(page, 34 * 1024));
    }

    // Twenty, half of them paragraphs and list items, as in the recordings.
    private static WritableBlockContent[] Kinds { get; } =
    [
        new Heading1Block("Heading"), new ParagraphBlock("Paragraph"), new ParagraphBlock("Another paragraph"), new ParagraphBlock("A third paragraph"),
        new BulletedListItemBlock("First"), new BulletedListItemBlock("Second"), new BulletedListItemBlock("Third"), new NumberedListItemBlock("One"),
        new Heading2Block("Heading 2"), new ParagraphBlock("Paragraph"), new ToDoBlock("To do") { Checked = true }, new QuoteBlock("Quote"),
        new CalloutBlock("Callout"), new CodeBlock("Console.WriteLine();", CodeLanguage.CSharp), new DividerBlock(), new EquationBlock("E=mc^2"),
        new BookmarkBlock("https://example.com/"), new EmbedBlock("https://example.com/video"), new Heading3Block("Heading 3"), new ParagraphBlock("Last"),
    ];

    private static HttpClient Wire(NotionEmulator emulator)
    {
        HttpClient http = emulator.CreateHttpClient();
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", emulator.Token);
        http.DefaultRequestHeaders.Add("Notion-Version", "2026-03-11");
        return http;
    }

    private static async Task<byte[]> QueryAsync(HttpClient http, DataSourceId dataSource)
    {
        using var body = new StringContent("{}", new MediaTypeHeaderValue("application/json"));
        using HttpResponseMessage answer = await http.PostAsync(new Uri($"v1/data_sources/{dataSource}/query", UriKind.Relative), body);
        return await answer.EnsureSuccessStatusCode().Content.ReadAsByteArrayAsync();
    }

    private static async Task<DataSourceId> CreateTableAsync(NotionClient notion, PageId parent, PropertyMap<PropertyDefinition> properties)
    {
        Database database = await notion.Databases.CreateAsync(new() { Parent = Parent.Page(parent), Title = "Table", InitialDataSource = new() { Properties = properties } });
        return database.DataSources[0].Id;
    }

    private static async Task<Page> CreateFullPageAsync(NotionClient notion, PageId parent, DataSourceId related)
    {
        DataSourceId table = await CreateTableAsync(notion, parent, new()
        {
            ["Title"] = PropertySchema.Title(),
            ["Text"] = PropertySchema.RichText(),
            ["Number"] = PropertySchema.Number(),
            ["Select"] = PropertySchema.Select("One", "Two"),
            ["Multi-select"] = PropertySchema.MultiSelect("One", "Two"),
            ["Status"] = PropertySchema.Status(),
            ["Date"] = PropertySchema.Date(),
            ["People"] = PropertySchema.People(),
            ["Files"] = PropertySchema.Files(),
            ["Checkbox"] = PropertySchema.Checkbox(),
            ["URL"] = PropertySchema.Url(),
            ["Email"] = PropertySchema.Email(),
            ["Phone number"] = PropertySchema.PhoneNumber(),
            ["Formula"] = PropertySchema.Formula("prop(\"Number\")"),
            ["Relation"] = PropertySchema.Relation(related),
            ["ID"] = PropertySchema.UniqueId("ROW"),
            ["Created by"] = PropertySchema.CreatedBy(),
            ["Created time"] = PropertySchema.CreatedTime(),
            ["Last edited by"] = PropertySchema.LastEditedBy(),
            ["Last edited time"] = PropertySchema.LastEditedTime(),
        });
        return await notion.Pages.CreateAsync(new()
        {
            Parent = Parent.DataSource(table),
            Properties =
            {
                ["Title"] = new TitleValue("Title"),
                ["Text"] = new RichTextValue("Text"),
                ["Number"] = new NumberValue(42),
                ["Select"] = new SelectValue("One"),
                ["Multi-select"] = new MultiSelectValue(["One", "Two"]),
                ["Date"] = new DateValue(new DateOnly(2021, 1, 1)),
                ["Files"] = new FilesValue([new NamedFile("File", FileSource.External("https://example.com/robots.txt"))]),
                ["Checkbox"] = new CheckboxValue(true),
                ["URL"] = new UrlValue("https://example.com/"),
                ["Email"] = new EmailValue("somebody@example.com"),
                ["Phone number"] = new PhoneNumberValue("+1 234 567 890"),
            },
        });
    }
}
