using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Notion.Refit.Benchmarks.Loopback;
using Notion.Refit.Benchmarks.Measuring;
using Notion.Refit.Emulator;
using Notion.Refit.Emulator.Server;
using Notion.Refit.Models;

namespace Notion.Refit.Benchmarks.Emulation;

/// <summary>The emulator as a server, against a minimal API that knows nothing and answers the same bytes from memory.</summary>
internal sealed class EmulatorTrafficRows : IRows
{
    private const int Concurrency = 16;
    private const int RoundsOfTurn = 40;
    private const int Turns = 15;

    public string Name => "emulator";

    public IEnumerable<Result> Measure() => [MeasureAsync().GetAwaiter().GetResult()];

    private static async Task<Result> MeasureAsync()
    {
        await using var emulator = NotionEmulator.Start(new NotionEmulatorOptions { Seed = 1 });
        Exchange[] mix = await PrepareAsync(emulator);
        await using WebApplication server = EmulatorServer.Build(emulator, new ServerOptions(Port: 0));
        await server.StartAsync();
        using HttpClient ofEmulator = Wire(new SocketsHttpHandler(), CannedServer.AddressOf(server), emulator.Token);

        // The answers that the emulator gives, for the other side to give as well.
        Dictionary<string, byte[]> answers = new(StringComparer.Ordinal);
        foreach (Exchange exchange in mix)
            answers[$"{exchange.Method} {exchange.Path}"] = await exchange.SendAsync(ofEmulator);
        await using WebApplication canned = await CannedServer.StartAsync(request => answers[$"{request.Method} {request.Path}{request.QueryString}"]);
        using HttpClient ofCanned = Wire(new SocketsHttpHandler(), CannedServer.AddressOf(canned), emulator.Token);

        (double ratio, TimeSpan reference, TimeSpan work) = await ProcessWork.CompareAsync(
            Turns,
            () => Concurrent.RunAsync(Concurrency, RoundsOfTurn * mix.Length, i => mix[i % mix.Length].SendAsync(ofCanned)),
            () => Concurrent.RunAsync(Concurrency, RoundsOfTurn * mix.Length, i => mix[i % mix.Length].SendAsync(ofEmulator)));
        string details = string.Create(
            CultureInfo.InvariantCulture,
            $"{RoundsOfTurn * mix.Length} requests of {mix.Length} kinds with their client: minimal API {reference.TotalMilliseconds:N1} ms, emulator {work.TotalMilliseconds:N1} ms of processor time");
        return new Result("emulator, mixed requests over loopback: throughput / minimal API", ratio, Goal.AtLeast(0.5), details);
    }

    // Reads of all sizes, and writes that leave the workspace as large as it was.
    private static async Task<Exchange[]> PrepareAsync(NotionEmulator emulator)
    {
        using HttpMessageHandler handler = emulator.CreateHandler();
        using var notion = NotionClient.Create(emulator.Token, handler, options => options.BaseAddress = emulator.BaseAddress);
        Database database = await notion.Databases.CreateAsync(new()
        {
            Parent = Parent.Page(emulator.RootPageId),
            Title = "Tasks",
            InitialDataSource = new() { Properties = { ["Name"] = PropertySchema.Title(), ["Cost"] = PropertySchema.Number(), ["Status"] = PropertySchema.Select("Open", "Done") } },
        });
        DataSourceId tasks = database.DataSources[0].Id;
        Page row = null!;
        for (int i = 0; i < 50; i++)
        {
            row = await notion.Pages.CreateAsync(new()
            {
                Parent = Parent.DataSource(tasks),
                Properties = { ["Name"] = new TitleValue($"Task {i}"), ["Cost"] = new NumberValue(i), ["Status"] = new SelectValue("Open") },
                Children = [new ParagraphBlock("One"), new ToDoBlock("Two"), new ParagraphBlock("Three")],
            });
        }

        BlockList blocks = await notion.Blocks.ListChildrenAsync(row.Id);
        return
        [
            new("GET", "/v1/users/me"),
            new("GET", $"/v1/pages/{row.Id}"),
            new("GET", $"/v1/blocks/{row.Id}/children?page_size=100"),
            new("GET", $"/v1/data_sources/{tasks}"),
            new("POST", $"/v1/data_sources/{tasks}/query", """{"filter":{"property":"Cost","number":{"greater_than":39}},"sorts":[{"property":"Cost","direction":"descending"}]}"""),
            new("PATCH", $"/v1/pages/{row.Id}", """{"properties":{"Cost":{"number":7},"Status":{"select":{"name":"Done"}}}}"""),
            new("PATCH", $"/v1/blocks/{blocks.Results[0].Id}", """{"paragraph":{"rich_text":[{"type":"text","text":{"content":"Changed"}}]}}"""),
        ];
    }

    private static HttpClient Wire(HttpMessageHandler handler, Uri address, string token)
    {
        var http = new HttpClient(handler) { BaseAddress = address };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        http.DefaultRequestHeaders.Add("Notion-Version", "2026-03-11");
        return http;
    }

    private sealed record Exchange(string Method, string Path, string? Body = null)
    {
        public async Task<byte[]> SendAsync(HttpClient http)
        {
            using var request = new HttpRequestMessage(new HttpMethod(Method), Path);
            if (Body is not null)
                request.Content = new StringContent(Body, Encoding.UTF8, "application/json");
            using HttpResponseMessage answer = await http.SendAsync(request);
            return await answer.EnsureSuccessStatusCode().Content.ReadAsByteArrayAsync();
        }
    }
}
