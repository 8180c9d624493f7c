using Microsoft.Extensions.DependencyInjection;
using Notion.Refit.Emulator;
using Notion.Refit.Models;

namespace Notion.Refit.Rows.Tests;

/// <summary>An emulator with a data source of tasks, as somebody made it in Notion's window.</summary>
internal sealed class TaskBoard : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    public TaskBoard(int queryResultLimit = 10_000, TimeProvider? time = null, bool status = false)
    {
        Emulator = NotionEmulator.Start(new NotionEmulatorOptions { Seed = 1, QueryResultLimit = queryResultLimit, RecordedRequests = 100_000, TimeProvider = time ?? TimeProvider.System });
        EmulatedDatabase projects = Emulator.Workspace.AddDatabase("Projects", new() { ["Name"] = PropertySchema.Title() });
        Projects = projects.DataSourceId;
        EmulatedDatabase tasks = Emulator.Workspace.AddDatabase("Tasks", new()
        {
            ["What to do"] = PropertySchema.Title(),
            ["Status"] = status ? PropertySchema.Status("Not started", "In progress", "Done") : PropertySchema.Select("Open", "In progress", "Done"),
            ["💰 estimated value"] = PropertySchema.Number(NumberFormat.Euro),
            ["Done"] = PropertySchema.Checkbox(),
            ["urgent?"] = PropertySchema.Checkbox(),
            ["Due"] = PropertySchema.Date(),
            ["Tags"] = PropertySchema.MultiSelect("A", "B", "C"),
            ["Assigned to"] = PropertySchema.People(),
            ["Project"] = PropertySchema.Relation(Projects),
            ["Total"] = PropertySchema.Formula("prop(\"💰 estimated value\") * 2"),
            ["External ID"] = PropertySchema.RichText(),
            ["Notes"] = PropertySchema.RichText(),
        });
        Database = tasks.Id;
        DataSource = tasks.DataSourceId;

        var services = new ServiceCollection();
        if (time is not null)
            services.AddSingleton(time);
        services.AddNotion(o => o.RateLimit.Enabled = false).UseEmulator(Emulator).AddRows<TaskRow>(DataSource);
        _services = services.BuildServiceProvider();
        Client = _services.GetRequiredService<INotionClient>();
        Tasks = _services.GetRequiredService<NotionRows<TaskRow>>();
    }

    public NotionEmulator Emulator { get; }

    public INotionClient Client { get; }

    public NotionRows<TaskRow> Tasks { get; }

    public DatabaseId Database { get; }

    public DataSourceId DataSource { get; }

    public DataSourceId Projects { get; }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await Emulator.DisposeAsync();
    }
}
