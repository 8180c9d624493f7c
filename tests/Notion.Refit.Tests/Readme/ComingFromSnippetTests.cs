using Microsoft.Extensions.DependencyInjection;
using Notion.Refit.Emulator;
using Notion.Refit.Models;

namespace Notion.Refit.Tests.Readme;

/// <summary>The ten tasks of <c>docs/coming-from.md</c>.</summary>
internal sealed class ComingFromSnippetTests
{
    private readonly List<string> _shown = [];
    private NotionEmulator _emulator = null!;
    private ServiceProvider _services = null!;
    private INotionClient notion = null!;
    private DataSourceId tasks;
    private PageId pageId;

    [SetUp]
    public async Task StartAsync()
    {
        _emulator = NotionEmulator.Start();
        _services = new ServiceCollection().AddNotion().UseEmulator(_emulator).Services.BuildServiceProvider();
        notion = _services.GetRequiredService<INotionClient>();
        EmulatedDatabase database = _emulator.Workspace.AddDatabase("Tasks", new()
        {
            ["Name"] = PropertySchema.Title(),
            ["Cost"] = PropertySchema.Number(),
            ["Status"] = PropertySchema.Select("Open", "Done"),
            ["Due"] = PropertySchema.Date(),
        });
        tasks = database.DataSourceId;
        pageId = (await notion.Pages.CreateAsync(new()
        {
            Parent = Parent.DataSource(tasks),
            Properties =
            {
                ["Name"] = new TitleValue("Plan"),
                ["Cost"] = new NumberValue(120),
                ["Status"] = new SelectValue("Open"),
                ["Due"] = new DateValue(new DateOnly(2026, 12, 1)),
            },
        })).Id;
    }

    [TearDown]
    public async Task StopAsync()
    {
        await _services.DisposeAsync();
        await _emulator.DisposeAsync();
    }

    [Test]
    public async Task A_client_is_made_by_hand_and_by_a_container()
    {
        using var NotionClient = new EmulatedClient(_emulator);
        string token = _emulator.Token;
        var services = new ServiceCollection();

        // snippet: coming-client
        using var notion = NotionClient.Create(token);
        services.AddNotion(options => options.Token = token);
        // end-snippet

        Assert.That((await notion.Users.RetrieveMeAsync()).Id, Is.EqualTo((await this.notion.Users.RetrieveMeAsync()).Id));
        Assert.That(services.Any(service => service.ServiceType == typeof(INotionClient)));
    }

    [Test]
    public async Task The_owner_of_a_token_is_asked_for()
    {
        // snippet: coming-me
        User me = await notion.Users.RetrieveMeAsync();
        // end-snippet

        Assert.That(me.Details, Is.InstanceOf<BotDetails>());
    }

    [Test]
    public async Task A_value_is_read()
    {
        // snippet: coming-values
        Page page = await notion.Pages.RetrieveAsync(pageId);
        decimal? cost = page.Properties.GetNumber("Cost");
        string name = page.Title;
        // end-snippet

        Assert.That((cost, name), Is.EqualTo((120m, "Plan")));
    }

    [Test]
    public async Task A_row_is_created()
    {
        // snippet: coming-create
        Page row = await notion.Pages.CreateAsync(new()
        {
            Parent = Parent.DataSource(tasks),
            Properties = { ["Name"] = new TitleValue("Write"), ["Cost"] = new NumberValue(399) },
        });
        // end-snippet

        Assert.That(row.Title, Is.EqualTo("Write"));
    }

    [Test]
    public async Task Rows_are_queried()
    {
        // snippet: coming-query
        await foreach (Page row in notion.DataSources.QueryAllAsync(tasks, new()
        {
            Filter = Filter.Property("Status").Select.Is("Open") & Filter.Property("Cost").Number.GreaterThan(100),
        }))
            Show(row);
        // end-snippet

        Assert.That(_shown, Is.EqualTo(["Plan"]));
    }

    [Test]
    public async Task Content_is_appended()
    {
        // snippet: coming-append
        await notion.Blocks.AppendTreeAsync(pageId, [new ParagraphBlock("Done.")]);
        // end-snippet

        BlockList children = await notion.Blocks.ListChildrenAsync(pageId);
        Assert.That(children.Results.Select(block => block.Content), Is.All.InstanceOf<ParagraphBlock>().And.Exactly(1).Items);
    }

    [Test]
    public async Task A_value_is_changed_and_another_cleared()
    {
        // snippet: coming-update
        await notion.Pages.UpdateAsync(pageId, new() { Properties = { ["Status"] = new SelectValue("Done"), ["Due"] = DateValue.Empty } });
        // end-snippet

        Page page = await notion.Pages.RetrieveAsync(pageId);
        Assert.That(page.Properties["Due"].Value, Is.EqualTo(DateValue.Empty));
        Assert.That(page.Properties.GetNumber("Cost"), Is.EqualTo(120));
    }

    [Test]
    public async Task A_file_is_uploaded_and_shown()
    {
        string folder = Directory.CreateTempSubdirectory().FullName;
        string path = Path.Combine(folder, "cv.pdf");
        await File.WriteAllTextAsync(path, "%PDF-1.7");
        var notion = new InFolder(this.notion, folder);

        // snippet: coming-upload
        FileUploadId cv = await notion.FileUploads.UploadAsync("cv.pdf");   // in parts when it is large
        await notion.Blocks.AppendTreeAsync(pageId, [new PdfBlock(cv)]);
        // end-snippet

        Directory.Delete(folder, recursive: true);
        BlockList children = await notion.Blocks.ListChildrenAsync(pageId);
        Assert.That(children.Results.Single().Content, Is.InstanceOf<PdfBlock>());
    }

    [Test]
    public async Task An_error_is_handled()
    {
        PageId unknown = Operations.Some.OtherPage;

        // snippet: coming-errors
        try
        {
            await notion.Pages.RetrieveAsync(unknown);
        }
        catch (NotionApiException e) when (e.Code == NotionErrorCode.ObjectNotFound)
        {
            Report(e.Message, e.RequestId);
        }
        // end-snippet

        Assert.That(_shown, Has.Count.EqualTo(1));
    }

    [Test]
    public void Retries_are_configured()
    {
        string token = "secret";
        var services = new ServiceCollection();

        // snippet: coming-retry
        services.AddNotion(options =>
        {
            options.Token = token;
            options.Retry = new() { MaxRetries = 5 };   // on by default; logs go to the ILogger of the container, category Notion.Refit
        });
        // end-snippet

        using ServiceProvider provider = services.BuildServiceProvider();
        Assert.That(provider.GetRequiredService<Microsoft.Extensions.Options.IOptions<NotionOptions>>().Value.Retry.MaxRetries, Is.EqualTo(5));
    }

    private void Show(Page row) => _shown.Add(row.Title);

    private void Report(string message, string? requestId) => _shown.Add($"{message} {requestId}");

    /// <summary>A client whose paths of files are relative to a folder, so that the working folder of the test process does not matter.</summary>
    private sealed class InFolder(INotionClient client, string folder)
    {
        public Uploads FileUploads { get; } = new(client.FileUploads, folder);

        public INotionBlocks Blocks => client.Blocks;

        public sealed class Uploads(INotionFileUploads uploads, string folder)
        {
            public Task<FileUploadId> UploadAsync(string path) => uploads.UploadAsync(Path.Combine(folder, path));
        }
    }
}
