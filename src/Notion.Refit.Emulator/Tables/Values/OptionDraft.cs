using Notion.Refit.Emulator.Protocol.Errors;
using Notion.Refit.Emulator.Requests;
using Notion.Refit.Emulator.State;
using Notion.Refit.Emulator.Tables.Schemas;
using Notion.Refit.Models;

namespace Notion.Refit.Emulator.Tables.Values;

/// <summary>The options of a property while values are written: names that are not among them become new ones.</summary>
internal sealed class OptionDraft(StoredDataSource source, StoredProperty property)
{
    private readonly List<SelectOption> _options =
        [.. property.Schema switch { SelectSchema select => select.Options, MultiSelectSchema select => select.Options, _ => [] }];

    private bool _hasNew;

    /// <summary>Finds an option or makes it; null when it is named by an id that does not exist.</summary>
    public SelectOption? Choose(SelectOption given, RequestContext context)
    {
        if (OptionRules.Find(_options, given) is { } found)
            return found;
        if (given.Name is not { Length: > 0 } name)
            return null;
        if (name.Contains(',', StringComparison.Ordinal))
            throw ApiErrors.CommaInOption(property.Schema.Type, name);

        SelectOption option = OptionRules.Complete(new SelectOption { Name = name, Color = given.Color }, context.Ids);
        _options.Add(option);
        _hasNew = true;
        return option;
    }

    /// <summary>Adds the new options to the schema.</summary>
    public void Apply()
    {
        if (!_hasNew)
            return;
        source.Properties[property.Id] = property with
        {
            Schema = property.Schema is SelectSchema ? new SelectSchema([.. _options]) : new MultiSelectSchema([.. _options]),
        };
    }
}
