using Notion.Refit.Live.Tests.Sessions;
using Notion.Refit.Models;

namespace Notion.Refit.Live.Tests.Docs;

/// <summary>A walk through docs/live.md, on the database of notion-py's examples.</summary>
internal abstract class WalkTest : SessionTest
{
    protected Output Console { get; } = new();

    /// <summary>Creates a database with a property of every kind that can be written.</summary>
    protected async Task<LiveDataSource> ExampleAsync()
    {
        DataSourceId projects = Emulator.Workspace.AddDatabase("Projects", new() { ["Name"] = PropertySchema.Title() }).DataSourceId;
        DataSourceId tasks = Emulator.Workspace.AddDatabase("Tasks", new()
        {
            ["Name"] = PropertySchema.Title(),
            ["Notes"] = PropertySchema.RichText(),
            ["Is confirmed"] = PropertySchema.Checkbox(),
            ["Estimated value"] = PropertySchema.Number(),
            ["Tags"] = PropertySchema.MultiSelect("A", "B"),
            ["Kind"] = PropertySchema.Select("Idea", "Work"),
            ["Status"] = PropertySchema.Status(),
            ["Due"] = PropertySchema.Date(),
            ["Assigned to"] = PropertySchema.People(),
            ["Files"] = PropertySchema.Files(),
            ["Where to"] = PropertySchema.Url(),
            ["Mail"] = PropertySchema.Email(),
            ["Phone"] = PropertySchema.PhoneNumber(),
            ["Project"] = PropertySchema.Relation(projects),
        }).DataSourceId;
        return await Session.GetDataSourceAsync(tasks);
    }

    protected async Task<LivePage> RowAsync(LiveDataSource tasks, string name, Action<LivePage>? set = null)
    {
        LivePage row = tasks.Rows.Add();
        row.Title = name;
        set?.Invoke(row);
        await Session.SaveAsync();
        return row;
    }
}
