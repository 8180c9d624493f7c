using System.Text.Json.Nodes;
using Notion.Refit.Emulator.State;
using Notion.Refit.Models;

namespace Notion.Refit.Emulator.Tables.Views;

/// <summary>The table that every new data source is shown by.</summary>
internal static class DefaultView
{
    private const string Name = "Default view";

    /// <summary>Adds it after the other tabs of the database.</summary>
    /// <param name="source">The data source, which is in its database already.</param>
    /// <param name="id">The id of the view.</param>
    /// <param name="workspace">The workspace.</param>
    public static void Add(StoredDataSource source, Guid id, Workspace workspace)
    {
        var view = new StoredView(id, source.Database)
        {
            DataSource = source,
            Name = Name,
            Type = ViewType.Table,
            Layout = new JsonObject { ["type"] = ViewType.Table.Value },
            CreatedTime = source.CreatedTime,
            LastEditedTime = source.CreatedTime,
            CreatedBy = source.CreatedBy,
            LastEditedBy = source.CreatedBy,
        };
        source.Database.Views.Add(view);
        workspace.Views.Add(id, view);
    }
}
