using Notion.Refit.Json;
using Notion.Refit.Models;

namespace Notion.Refit.Everyday.Schemas;

/// <summary>Compares a data source with the schema that it must have.</summary>
internal sealed class SchemaComparison(DataSource dataSource, PropertyMap<PropertyDefinition> wanted, SchemaPlanOptions options)
{
    private readonly List<SchemaDifference> _differences = [];
    private readonly PropertyMap<PropertyUpdate?> _updates = [];
    private readonly HashSet<string> _kept = [];

    /// <summary>Compares.</summary>
    /// <exception cref="ArgumentException">The wanted schema has several titles, or a wanted name is not found by its earlier name uniquely.</exception>
    public SchemaPlan Run()
    {
        if (wanted.Count(entry => entry.Value.Schema is TitleSchema) > 1)
            throw SeveralTitles(wanted);

        // What others refer to comes first.
        foreach ((string name, PropertyDefinition definition) in wanted.OrderBy(entry => entry.Value.Schema switch { FormulaSchema => 2, RollupSchema => 1, _ => 0 }))
            Compare(name, definition);
        if (options.RemoveOthers)
        {
            foreach ((string name, DataSourceProperty property) in dataSource.Properties)
            {
                if (_kept.Contains(name) || property.Schema is TitleSchema)
                    continue;
                Differ(SchemaDifferenceKind.Remove, name, property.Schema.Type, losesData: true);
                _updates[name] = null;
            }
        }

        string[] order = [.. wanted.Keys];
        return new SchemaPlan(
            dataSource,
            [.. _differences.OrderBy(difference => Array.IndexOf(order, difference.Property) is var index and >= 0 ? index : int.MaxValue)],
            _updates,
            wanted,
            options);
    }

    private static ArgumentException SeveralTitles(PropertyMap<PropertyDefinition> wanted) =>
        new($"A data source has exactly one title property; {wanted.Count(entry => entry.Value.Schema is TitleSchema)} are wanted.", nameof(wanted));

    private void Compare(string name, PropertyDefinition definition)
    {
        if (Find(name, definition) is not (var actualName, { } actual))
        {
            Differ(SchemaDifferenceKind.Add, name, definition.Schema.Type);
            _updates[name] = new PropertyUpdate { Schema = definition.Schema, Description = definition.Description is { } text ? text : default(Optional<string?>) };
            return;
        }

        _kept.Add(actualName);
        var update = new PropertyUpdate();
        if (actualName != name)
        {
            Differ(SchemaDifferenceKind.Rename, name, $"is called '{actualName}'");
            update = update with { Name = name };
        }

        if (definition.Description is { } description && description != actual.Description)
        {
            Differ(SchemaDifferenceKind.Settings, name, $"description '{actual.Description}' → '{description}'");
            update = update with { Description = description };
        }

        if (Change(name, actual.Schema, definition.Schema) is { } schema)
            update = update with { Schema = schema };
        if (update != new PropertyUpdate())
            _updates[actualName] = update;
    }

    private (string Name, DataSourceProperty? Property) Find(string name, PropertyDefinition definition)
    {
        // The title is always there, whatever it is called.
        if (definition.Schema is TitleSchema)
        {
            foreach ((string actualName, DataSourceProperty property) in dataSource.Properties)
            {
                if (property.Schema is TitleSchema)
                    return (actualName, property);
            }
        }

        foreach (string candidate in options.EarlierNames.TryGetValue(name, out string? earlier) ? (string[])[name, earlier] : [name])
        {
            if (dataSource.Properties.Keys.Contains(candidate, StringComparer.Ordinal) && !(candidate != name && wanted.Keys.Contains(candidate, StringComparer.Ordinal)))
                return (candidate, dataSource.Properties[candidate]);
        }

        return (name, null);
    }

    /// <summary>The schema to send; null when there is nothing to change.</summary>
    private PropertySchema? Change(string name, PropertySchema actual, PropertySchema target)
    {
        if (actual.Type != target.Type)
        {
            Differ(SchemaDifferenceKind.Type, name, $"{actual.Type} → {target.Type}", losesData: true);
            return target;
        }

        return (actual, target) switch
        {
            (NumberSchema a, NumberSchema b) when a.Format != b.Format => Setting(name, "format", a.Format.Value, b.Format.Value, b),
            (SelectSchema a, SelectSchema b) => Options(name, a.Options, b.Options) is { } all ? new SelectSchema(all) : null,
            (MultiSelectSchema a, MultiSelectSchema b) => Options(name, a.Options, b.Options) is { } all ? new MultiSelectSchema(all) : null,
            (StatusSchema a, StatusSchema b) => Options(name, a.Options, b.Options) is { } all ? new StatusSchema(all) : null,
            (UniqueIdSchema a, UniqueIdSchema b) when b.Prefix is not null && a.Prefix != b.Prefix => Setting(name, "prefix", a.Prefix, b.Prefix, b),
            (FormulaSchema a, FormulaSchema b) when b.Expression is not null && FormulaText.Of(a.Expression, dataSource) != FormulaText.Of(b.Expression, dataSource) =>
                Setting(name, "formula", FormulaText.Readable(a.Expression, dataSource), b.Expression, b),
            (RelationSchema a, RelationSchema b) => Relation(name, a, b),
            (RollupSchema a, RollupSchema b) => Rollup(name, a, b),
            _ => null,
        };
    }

    private PropertySchema Setting(string name, string setting, string? actual, string? target, PropertySchema schema)
    {
        Differ(SchemaDifferenceKind.Settings, name, $"{setting} {actual ?? "(none)"} → {target ?? "(none)"}");
        return schema;
    }

    // A list of options replaces the one that is there: options that are not wanted are sent as well, so that no value is lost.
    private List<SelectOption>? Options(string name, IReadOnlyList<SelectOption> actual, IReadOnlyList<SelectOption> target)
    {
        SelectOption[] missing = [.. target.Where(option => !actual.Any(other => other.Name == option.Name))];
        if (missing.Length == 0)
            return null;
        Differ(SchemaDifferenceKind.Options, name, $"+ option {string.Join(", ", missing.Select(option => option.Name))}");
        return [.. actual.Select(option => new SelectOption { Id = option.Id, Name = option.Name }), .. missing];
    }

    private RelationSchema? Relation(string name, RelationSchema actual, RelationSchema target)
    {
        if (actual.DataSourceId != target.DataSourceId)
        {
            Differ(SchemaDifferenceKind.Relation, name, $"to {actual.DataSourceId} → {target.DataSourceId}", losesData: true);
            return target;
        }

        if (actual.Kind.GetType() == target.Kind.GetType())
            return null;
        Differ(SchemaDifferenceKind.Relation, name, $"{actual.Kind.Type} → {target.Kind.Type}");
        return target;
    }

    private RollupSchema? Rollup(string name, RollupSchema actual, RollupSchema target)
    {
        bool same = actual.Function == target.Function
            && (target.RelationPropertyName is null || target.RelationPropertyName == actual.RelationPropertyName)
            && (target.RollupPropertyName is null || target.RollupPropertyName == actual.RollupPropertyName);
        if (same)
            return null;
        Differ(
            SchemaDifferenceKind.Settings,
            name,
            $"rollup {actual.Function.Value} of {actual.RelationPropertyName}.{actual.RollupPropertyName} → {target.Function.Value} of {target.RelationPropertyName}.{target.RollupPropertyName}");
        return target;
    }

    private void Differ(SchemaDifferenceKind kind, string property, string detail, bool losesData = false) => _differences.Add(new(kind, property, detail, losesData));
}
