using System.Text.Json.Nodes;
using Notion.Refit.Emulator.Protocol.Errors;
using Notion.Refit.Emulator.Protocol.Messages;
using Notion.Refit.Emulator.State;
using Notion.Refit.Emulator.Tables.Queries;

namespace Notion.Refit.Emulator.Tables.Views;

/// <summary>Changes of the filter bar of a view: checked first, made afterwards.</summary>
internal sealed class QuickFilterBar
{
    private readonly Dictionary<string, JsonObject?> _changes = new(StringComparer.Ordinal);
    private bool _clears;

    private QuickFilterBar()
    {
    }

    /// <summary>Checks changes.</summary>
    /// <param name="given">Conditions by name or id of the property, null for one that shall go; null as a whole takes all away; absent changes nothing.</param>
    /// <param name="source">The data source.</param>
    /// <param name="scope">What words mean.</param>
    /// <exception cref="ApiException">A condition is malformed, or a property does not exist.</exception>
    public static QuickFilterBar Prepare(BodyPart given, StoredDataSource source, QueryScope scope)
    {
        var bar = new QuickFilterBar { _clears = given.Value.ValueKind == System.Text.Json.JsonValueKind.Null };
        if (given.IsNull)
            return bar;
        foreach ((string name, BodyPart condition) in given.Members)
        {
            StoredProperty property = source.FindProperty(name) ?? throw ApiErrors.PropertyNotFound(name);
            bar._changes[property.Id] = condition.IsNull ? null : ViewCriteria.StoreQuickFilter(property, condition, source, scope);
        }

        return bar;
    }

    /// <summary>Makes the changes. What they do not name stays.</summary>
    public void Apply(StoredView view)
    {
        if (_clears)
            view.QuickFilters.Clear();
        foreach ((string id, JsonObject? condition) in _changes)
        {
            if (condition is null)
                view.QuickFilters.Remove(id);
            else
                view.QuickFilters[id] = condition;
        }
    }
}
