using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Notion.Refit.Emulator;
using Notion.Refit.Models;
using Notion.Refit.Tests.Operations;
using RichardSzalay.MockHttp;

namespace Notion.Refit.Tests.Readme;

/// <summary>The ease that the library was made for, as code that users write without a second thought.</summary>
internal sealed class SurfaceTests
{
    private NotionEmulator _emulator = null!;
    private ServiceProvider _services = null!;

    private Lines Console { get; } = new();

    private INotionClient Notion => _services.GetRequiredService<INotionClient>();

    [SetUp]
    public void Start()
    {
        _emulator = NotionEmulator.Start();
        var services = new ServiceCollection();
        services.AddNotion().UseEmulator(_emulator);
        _services = services.BuildServiceProvider();
    }

    [TearDown]
    public async Task StopAsync()
    {
        await _services.DisposeAsync();
        await _emulator.DisposeAsync();
    }

    [Test]
    public async Task An_endpoint_answers_with_a_model_by_an_id_of_its_route()
    {
        await using var program = new RunningProgram(RunApp, services => services.AddNotion().UseEmulator(_emulator));
        using HttpClient client = await program.CreateClientAsync();

        string json = await client.GetStringAsync($"/tasks/{_emulator.RootPageId}");

        Assert.That(System.Text.Json.JsonSerializer.Deserialize<Page>(json)!.Title, Is.EqualTo("Emulated page"));

        static void RunApp(string[] args)
        {
            var builder = WebApplication.CreateBuilder(args);
            builder.Services.AddNotion(builder.Configuration.GetSection("Notion"));
            var app = builder.Build();

            app.MapGet("/tasks/{id}", (PageId id, INotionPages pages, CancellationToken ct) =>
                pages.RetrieveAsync(id, cancellationToken: ct));

            app.Run();
        }
    }

    [Test]
    public async Task Rows_are_made_and_queried()
    {
        INotionClient notion = Notion;
        CancellationToken ct = CancellationToken.None;

        Database db = await notion.Databases.CreateAsync(new()
        {
            Parent = Parent.Page(_emulator.RootPageId),
            Title = "Tasks",
            InitialDataSource = new()
            {
                Properties =
                {
                    ["Name"] = PropertySchema.Title(),
                    ["Cost"] = PropertySchema.Number(NumberFormat.Euro),
                    ["Status"] = PropertySchema.Select("Open", "Done"),
                    ["Due"] = PropertySchema.Date(),
                },
            },
        });
        DataSourceId tasks = db.DataSources[0].Id;
        foreach ((string name, int cost) in new[] { ("Write the client", 399), ("Buy a cake", 25) })
        {
            await notion.Pages.CreateAsync(new()
            {
                Parent = Parent.DataSource(tasks),
                Properties =
                {
                    ["Name"] = new TitleValue(name),
                    ["Cost"] = new NumberValue(cost),
                    ["Status"] = new SelectValue("Open"),
                    ["Due"] = new DateValue(new DateOnly(2026, 12, 1)),
                },
            });
        }

        await foreach (Page row in notion.DataSources.QueryAllAsync(tasks, new()
        {
            Filter = Filter.And(Filter.Property("Status").Select.Is("Open"), Filter.Property("Cost").Number.GreaterThan(100)),
            Sorts = [Sort.Descending("Due")],
        }, ct))
            Console.WriteLine($"{row.Title}");

        Assert.That(Console.Written, Is.EqualTo(["Write the client"]));
    }

    [Test]
    public void Contents_are_matched_and_copied()
    {
        Block block = Read(Answers.Block);

        switch (block.Content)
        {
            case ParagraphBlock p: Console.WriteLine(p.RichText.ToPlainText()); break;
            case ToDoBlock { Checked: true }: Console.WriteLine("done"); break;
            case UnknownBlock u: Console.WriteLine($"{u.Type} {u.Raw}"); break;
        }

        var paragraph = (ParagraphBlock)block.Content;
        ParagraphBlock blue = paragraph with { Color = Color.Blue };

        Assert.That(Console.Written, Is.EqualTo(["Write tests"]));
        Assert.That((paragraph.Color, blue.Color), Is.EqualTo((Color.BlueBackground, Color.Blue)));
        Assert.That(blue.RichText, Is.SameAs(paragraph.RichText));
    }

    [Test]
    public void Values_that_can_be_written_are_values_that_can_be_read()
    {
        Page page = System.Text.Json.JsonSerializer.Deserialize<Page>(Answers.Page)!;
        UpdatePageRequest update = new();

        PropertyValue value = page.Properties["Cost"].Value;
        update.Properties["Cost"] = new NumberValue(12);
        if (value is WritablePropertyValue writable)
            update.Properties["Copy"] = writable;

        Assert.That(update.Properties.Keys, Is.EqualTo(["Cost", "Copy"]));
    }

    [TestCase(typeof(FormulaValue))]
    [TestCase(typeof(RollupValue))]
    [TestCase(typeof(CreatedByValue))]
    [TestCase(typeof(CreatedTimeValue))]
    [TestCase(typeof(LastEditedByValue))]
    [TestCase(typeof(LastEditedTimeValue))]
    [TestCase(typeof(UniqueIdValue))]
    [TestCase(typeof(ButtonValue))]
    public void Values_that_only_the_server_makes_do_not_fit_into_a_request(Type value)
    {
        Assert.That(value.IsSubclassOf(typeof(PropertyValue)), Is.True);
        Assert.That(value.IsSubclassOf(typeof(WritablePropertyValue)), Is.False);
    }

    [TestCase(typeof(ChildPageBlock))]
    [TestCase(typeof(ChildDatabaseBlock))]
    [TestCase(typeof(LinkPreviewBlock))]
    [TestCase(typeof(UnsupportedBlock))]
    public void Blocks_that_only_the_server_makes_do_not_fit_into_a_request(Type content)
    {
        Assert.That(content.IsSubclassOf(typeof(BlockContent)), Is.True);
        Assert.That(content.IsSubclassOf(typeof(WritableBlockContent)), Is.False);
    }

    [Test]
    public async Task An_error_says_everything_that_is_known()
    {
        using var http = new MockHttpMessageHandler();
        http.Expect(HttpMethod.Get, "https://api.notion.com/v1/users/me").WithHeaders("Notion-Version", "2026-03-11").Respond(
            HttpStatusCode.NotFound,
            "application/json",
            $$"""{"object":"error","status":404,"code":"object_not_found","message":"Gone.","request_id":"{{Some.Request}}","additional_data":{"reason":"moved"} }""");
        var services = new ServiceCollection();
        services.AddNotion(o => o.Token = "secret").ConfigurePrimaryHttpMessageHandler(() => http);
        await using ServiceProvider provider = services.BuildServiceProvider();

        try
        {
            await provider.GetRequiredService<INotionUsers>().RetrieveMeAsync();
        }
        catch (NotionApiException e) when (e.Code == NotionErrorCode.ObjectNotFound)
        {
            Console.WriteLine($"{(int)e.StatusCode} {e.Message} {e.RequestId} {e.RetryAfter} {e.AdditionalData["reason"]}");
        }

        Assert.That(Console.Written.Single(), Is.EqualTo($"404 Gone. {Some.Request}  moved"));
    }

    private static Block Read(string json) => System.Text.Json.JsonSerializer.Deserialize<Block>(json)!;
}
