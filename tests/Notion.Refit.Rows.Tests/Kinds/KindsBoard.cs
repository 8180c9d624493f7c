using Microsoft.Extensions.DependencyInjection;
using Notion.Refit.Emulator;
using Notion.Refit.Models;
using Notion.Refit.Testing;

namespace Notion.Refit.Rows.Tests.Kinds;

/// <summary>An emulator with a data source that has a column of every kind, made in Notion's window.</summary>
internal sealed class KindsBoard : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    public KindsBoard()
    {
        Emulator = NotionEmulator.Start(new NotionEmulatorOptions { Seed = 1, RecordedRequests = 100_000, TimeProvider = Time });
        Projects = Emulator.Workspace.AddDatabase("Projects", new()
        {
            ["Name"] = PropertySchema.Title(),
            ["Cost"] = PropertySchema.Number(),
            ["Day"] = PropertySchema.Date(),
            ["Level"] = PropertySchema.Select("Low", "High", "very high"),
            ["Tags"] = PropertySchema.MultiSelect("A", "B", "C"),
            ["People"] = PropertySchema.People(),
        }).DataSourceId;
        EmulatedDatabase kinds = Emulator.Workspace.AddDatabase("Kinds", new()
        {
            ["Name"] = PropertySchema.Title(),
            ["Text"] = PropertySchema.RichText(),
            ["Rich"] = PropertySchema.RichText(),
            ["Url"] = PropertySchema.Url(),
            ["Email"] = PropertySchema.Email(),
            ["Phone"] = PropertySchema.PhoneNumber(),
            ["Choice"] = PropertySchema.Select("A", "B"),
            ["Price"] = PropertySchema.Number(NumberFormat.Euro),
            ["Count"] = PropertySchema.Number(),
            ["Ratio"] = PropertySchema.Number(),
            ["Done"] = PropertySchema.Checkbox(),
            ["Day"] = PropertySchema.Date(),
            ["Moment"] = PropertySchema.Date(),
            ["Span"] = PropertySchema.Date(),
            ["Level"] = PropertySchema.Select("Low", "High", "very high"),
            ["State"] = PropertySchema.Status("Not started", "In progress", "Done"),
            ["Tags"] = PropertySchema.MultiSelect("A", "B", "C"),
            ["Levels"] = PropertySchema.MultiSelect("Low", "High", "very high"),
            ["Owner"] = PropertySchema.People(),
            ["Team"] = PropertySchema.People(),
            ["Project"] = PropertySchema.Relation(Projects),
            ["Related"] = PropertySchema.Relation(Projects),
            ["Files"] = PropertySchema.Files(),
            ["Place"] = PropertySchema.Place(),
            ["Verified"] = PropertySchema.Verification(),
            ["Double"] = PropertySchema.Formula("prop(\"Price\") * 2"),
            ["Label"] = PropertySchema.Formula("prop(\"Text\") + \"!\""),
            ["Is dear"] = PropertySchema.Formula("prop(\"Price\") > 2"),
            ["Tomorrow"] = PropertySchema.Formula("dateAdd(prop(\"Day\"), 1, \"days\")"),
            ["Related sum"] = PropertySchema.Rollup("Related", "Cost", RollupFunction.Sum),
            ["Related latest"] = PropertySchema.Rollup("Related", "Day", RollupFunction.LatestDate),
            ["Related costs"] = PropertySchema.Rollup("Related", "Cost", RollupFunction.ShowOriginal),
            ["Related days"] = PropertySchema.Rollup("Related", "Day", RollupFunction.ShowOriginal),
            ["Related names"] = PropertySchema.Rollup("Related", "Name", RollupFunction.ShowOriginal),
            ["Related levels"] = PropertySchema.Rollup("Related", "Level", RollupFunction.ShowOriginal),
            ["Related tags"] = PropertySchema.Rollup("Related", "Tags", RollupFunction.ShowOriginal),
            ["Related people"] = PropertySchema.Rollup("Related", "People", RollupFunction.ShowOriginal),
            ["Project name"] = PropertySchema.Rollup("Project", "Name", RollupFunction.ShowOriginal),
            ["Project cost"] = PropertySchema.Rollup("Project", "Cost", RollupFunction.ShowOriginal),
            ["Code"] = PropertySchema.UniqueId("K"),
            ["Created"] = PropertySchema.CreatedTime(),
            ["Author"] = PropertySchema.CreatedBy(),
            ["Edited"] = PropertySchema.LastEditedTime(),
            ["Editor"] = PropertySchema.LastEditedBy(),
        });
        Database = kinds.Id;
        DataSource = kinds.DataSourceId;
        People = [Emulator.Workspace.AddPerson("Ada"), Emulator.Workspace.AddPerson("Bob"), Emulator.Workspace.AddPerson("Cleo")];

        var services = new ServiceCollection();
        services.AddSingleton<TimeProvider>(Time);
        services.AddNotion(o => o.RateLimit.Enabled = false).UseEmulator(Emulator).AddRows<KindsRow>(DataSource);
        _services = services.BuildServiceProvider();
        Client = _services.GetRequiredService<INotionClient>();
        Rows = _services.GetRequiredService<NotionRows<KindsRow>>();
    }

    public ManualTimeProvider Time { get; } = new();

    public NotionEmulator Emulator { get; }

    public INotionClient Client { get; }

    public NotionRows<KindsRow> Rows { get; }

    public DatabaseId Database { get; }

    public DataSourceId DataSource { get; }

    public DataSourceId Projects { get; }

    public IReadOnlyList<UserId> People { get; }

    public PageId AddProject(string name, double? cost, DateOnly? day, string? level, string[] tags, UserId[] people) => Emulator.Workspace.AddRow(Projects, new()
    {
        ["Name"] = new TitleValue(name),
        ["Cost"] = cost is { } given ? new NumberValue(given) : NumberValue.Empty,
        ["Day"] = day is { } date ? new DateValue(date) : DateValue.Empty,
        ["Level"] = level is { } option ? new SelectValue(option) : SelectValue.Empty,
        ["Tags"] = new MultiSelectValue([.. tags.Select(tag => new SelectOption(tag))]),
        ["People"] = new PeopleValue([.. people.Select(person => (UserOrGroup)person)]),
    });

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await Emulator.DisposeAsync();
    }
}
