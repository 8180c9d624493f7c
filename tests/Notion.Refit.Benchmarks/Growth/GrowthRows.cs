using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Notion.Refit.Benchmarks.Calls;
using Notion.Refit.Benchmarks.Content;
using Notion.Refit.Benchmarks.Measuring;
using Notion.Refit.Emulator;
using Notion.Refit.Json;
using Notion.Refit.Models;

namespace Notion.Refit.Benchmarks.Growth;

/// <summary>How the work grows with the number of clients, tenants, rows, blocks and properties.</summary>
internal sealed class GrowthRows : IRows
{
    public string Name => "growth";

    public IEnumerable<Result> Measure() =>
        new GrowthCase[]
        {
            new("clients with a name, registered", 100, 1_000, static names => () => Register(names)),
            new("clients with a name, resolved", 100, 1_000, Resolve),
            new("tenants, a client and a call each", 100, 1_000, CallTenants),
            new("rows paged", 1_000, 10_000, PageRows),
            new("children listed", 1_000, 10_000, ListChildren),
            new("properties a page, read", 10, 100, ReadProperties),
        }.Concat(ContentGrowth.Cases).Select(static growth => growth.Measure());

    private static ServiceCollection Register(int names)
    {
        var services = new ServiceCollection();
        for (int i = 0; i < names; i++)
            services.AddNotion(NameOf(i), static options => options.Token = HandWritten.Token);
        return services;
    }

    private static Action Resolve(int names) => () =>
    {
        using ServiceProvider provider = Register(names).BuildServiceProvider();
        for (int i = 0; i < names; i++)
        {
            GC.KeepAlive(provider.GetRequiredKeyedService<INotionClient>(NameOf(i)).Pages);
            GC.KeepAlive(provider.GetRequiredKeyedService<INotionPages>(NameOf(i)));
        }
    };

    private static Action CallTenants(int tenants)
    {
        var services = new ServiceCollection();
        services.AddNotion(static options => options.RequireToken = false).ConfigurePrimaryHttpMessageHandler(static () => new CannedHandler("""{"object":"user","id":"01234567-89ab-4def-8123-456789abcdef"}"""u8.ToArray()));
        INotionClientFactory factory = services.BuildServiceProvider().GetRequiredService<INotionClientFactory>();
        int run = 0;
        return () =>
        {
            int first = tenants * run++;
            for (int i = 0; i < tenants; i++)
                factory.CreateClient(string.Create(CultureInfo.InvariantCulture, $"{HandWritten.Token}{first + i}")).Users.RetrieveMeAsync().GetAwaiter().GetResult();
        };
    }

    private static Action PageRows(int rows)
    {
        NotionEmulator emulator = Start(out NotionClient notion);
        EmulatedDatabase table = emulator.Workspace.AddDatabase("Rows", new() { ["Name"] = PropertySchema.Title(), ["Cost"] = PropertySchema.Number() });
        for (int i = 0; i < rows; i++)
            table.AddRow(new() { ["Name"] = new TitleValue(NameOf(i)), ["Cost"] = new NumberValue(i * 7919 % 1000) });
        var query = new QueryDataSourceRequest { Sorts = [Sort.Descending("Cost")] };
        return () => Count(notion.DataSources.QueryAllAsync(table.DataSourceId, query), rows);
    }

    private static Action ListChildren(int blocks)
    {
        NotionEmulator emulator = Start(out NotionClient notion);
        PageId page = emulator.Workspace.AddPage("Children", [.. Enumerable.Range(0, blocks).Select(static i => new ParagraphBlock(NameOf(i)))]);
        return () => Count(notion.Blocks.ListAllChildrenAsync(page), blocks);
    }

    private static Action ReadProperties(int properties)
    {
        NotionEmulator emulator = Start(out NotionClient notion);
        var schema = new PropertyMap<PropertyDefinition> { ["Name"] = PropertySchema.Title() };
        for (int i = 1; i < properties; i++)
            schema[NameOf(i)] = PropertySchema.Number();
        EmulatedDatabase table = emulator.Workspace.AddDatabase("Wide", schema);
        PageId page = table.AddRow(new() { ["Name"] = new TitleValue("Row") });
        return () =>
        {
            for (int i = 0; i < 100; i++)
                notion.Pages.RetrieveAsync(page).GetAwaiter().GetResult();
        };
    }

    private static NotionEmulator Start(out NotionClient notion)
    {
        var emulator = NotionEmulator.Start(new NotionEmulatorOptions { Seed = 1 });
        notion = NotionClient.Create(emulator.Token, emulator.CreateHandler(), options => options.BaseAddress = emulator.BaseAddress);
        return emulator;
    }

    private static void Count<T>(IAsyncEnumerable<T> items, int expected)
    {
        int count = items.CountAsync().AsTask().GetAwaiter().GetResult();
        if (count != expected)
            throw new InvalidOperationException($"{count} items instead of {expected}.");
    }

    private static string NameOf(int index) => string.Create(CultureInfo.InvariantCulture, $"n{index}");
}
