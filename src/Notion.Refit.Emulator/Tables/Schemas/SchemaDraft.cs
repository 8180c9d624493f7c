using System.Globalization;
using System.Text.Json;
using Notion.Refit.Emulator.Answers;
using Notion.Refit.Emulator.Protocol.Errors;
using Notion.Refit.Emulator.Protocol.Identity;
using Notion.Refit.Emulator.Requests;
using Notion.Refit.Emulator.State;
using Notion.Refit.Json;
using Notion.Refit.Models;

namespace Notion.Refit.Emulator.Tables.Schemas;

/// <summary>The schema that a data source is to have: checked as a whole first, set afterwards.</summary>
internal sealed class SchemaDraft
{
    private readonly StoredDataSource _source;
    private readonly RequestContext _context;
    private readonly Dictionary<string, StoredProperty> _properties;
    private readonly List<Pending> _pending = [];
    private readonly List<string> _renamed = [];

    private SchemaDraft(StoredDataSource source, RequestContext context)
    {
        _source = source;
        _context = context;
        _properties = new Dictionary<string, StoredProperty>(source.Properties, StringComparer.Ordinal);
    }

    public Guid Id => _source.Id;

    /// <summary>Checks the schema of a new data source.</summary>
    /// <param name="given">The properties by name.</param>
    /// <param name="json">The JSON they were read from.</param>
    /// <param name="source">The new data source, without properties.</param>
    /// <param name="context">The request.</param>
    /// <exception cref="ApiException">A property is malformed, or there is not exactly one title.</exception>
    public static SchemaDraft Create(PropertyMap<PropertyDefinition> given, JsonElement json, StoredDataSource source, RequestContext context)
    {
        var draft = new SchemaDraft(source, context);
        foreach (KeyValuePair<string, PropertyDefinition> entry in given)
            draft.Define(entry.Key, entry.Value.Schema, entry.Value.Description, Payload(json, entry.Key, entry.Value.Schema.Type));
        draft.Finish();
        return draft;
    }

    /// <summary>Checks changes of a schema.</summary>
    /// <param name="given">The changes by name or id of the property; null deletes it.</param>
    /// <param name="json">The JSON they were read from.</param>
    /// <param name="source">The data source.</param>
    /// <param name="context">The request.</param>
    /// <exception cref="ApiException">A change is malformed, or would leave the data source without a title.</exception>
    public static SchemaDraft Update(PropertyMap<PropertyUpdate?> given, JsonElement json, StoredDataSource source, RequestContext context)
    {
        var draft = new SchemaDraft(source, context);
        foreach (KeyValuePair<string, PropertyUpdate?> entry in given)
        {
            StoredProperty? property = source.FindProperty(entry.Key);
            if (entry.Value is not { } update)
                draft.Remove(property ?? throw ApiErrors.UnknownProperty(entry.Key));
            else if (property is not null)
                draft.Change(property, update, Payload(json, entry.Key, update.Schema?.Type));
            else if (update.Schema is { } schema)
                draft.Define(update.Name ?? entry.Key, schema, update.Description.GetValueOrDefault(), Payload(json, entry.Key, schema.Type));
            else
                throw ApiErrors.UnknownProperty(entry.Key);
        }

        draft.Finish();
        return draft;
    }

    /// <summary>Finds a property that the data source will have, by name or id.</summary>
    public StoredProperty? FindProperty(string nameOrId) =>
        _properties.Values.FirstOrDefault(property => string.Equals(property.Name, nameOrId, StringComparison.Ordinal))
        ?? _properties.GetValueOrDefault(nameOrId)
        ?? _properties.GetValueOrDefault(Uri.UnescapeDataString(nameOrId));

    /// <summary>Finds a property that the data source will have, by its decoded id.</summary>
    public StoredProperty? FindById(string id) => _properties.GetValueOrDefault(id);

    /// <summary>Sets the schema, and makes the partners of new two-way relations.</summary>
    public void Apply()
    {
        foreach (StoredProperty gone in _source.Properties.Values.Where(property => !_properties.ContainsKey(property.Id)).ToArray())
        {
            _source.Properties.Remove(gone.Id);
            foreach (StoredPage row in _source.Rows)
                row.Values.Remove(gone.Id);
            Release(gone.Schema);
        }

        foreach (StoredProperty property in _properties.Values)
        {
            StoredProperty? before = _source.Properties.GetValueOrDefault(property.Id);
            _source.Properties[property.Id] = property;
            if (before?.Schema is RelationSchema { Kind: TwoWayRelation was } && !(property.Schema is RelationSchema { Kind: TwoWayRelation now } && ReferenceEquals(was, now)))
                Release(before.Schema);
            if (property.Schema is RelationSchema { Kind: TwoWayRelation { SyncedPropertyId: null } } relation)
                Pair(property, relation);
        }
    }

    private static JsonElement Payload(JsonElement json, string name, string? type) =>
        type is not null
        && json.ValueKind == JsonValueKind.Object
        && json.TryGetProperty(name, out JsonElement property)
        && property.ValueKind == JsonValueKind.Object
        && property.TryGetProperty(type, out JsonElement payload)
            ? payload
            : default;

    private void Define(string name, PropertySchema schema, string? description, JsonElement payload)
    {
        string id = schema is TitleSchema ? PropertyIdSource.Title : _context.Ids.NewProperty(name, _properties.Keys);
        if (_properties.ContainsKey(id))
            throw ApiErrors.SecondTitle();
        _renamed.Add(id);
        Stage(new StoredProperty(id, name, description, schema), before: null, payload);
    }

    private void Change(StoredProperty property, PropertyUpdate update, JsonElement payload)
    {
        string? description = update.Description.TryGetValue(out string? given) ? given : property.Description;
        StoredProperty changed = property with { Name = update.Name ?? property.Name, Description = description };
        if (update.Name is not null)
            _renamed.Add(property.Id);
        if (update.Schema is not { } schema)
        {
            _properties[property.Id] = changed;
            return;
        }

        if ((property.Schema is TitleSchema) != (schema is TitleSchema))
            throw ApiErrors.TitleTypeChanged();
        PropertySchema? before = string.Equals(property.Schema.Type, schema.Type, StringComparison.Ordinal) ? property.Schema : null;
        Stage(changed with { Schema = schema }, before, payload);
    }

    private void Remove(StoredProperty property)
    {
        if (property.Schema is TitleSchema)
            throw ApiErrors.TitleDeleted();
        _properties.Remove(property.Id);
    }

    // Until it is filled in, the draft has the schema of the request, so that others find the name.
    private void Stage(StoredProperty property, PropertySchema? before, JsonElement payload)
    {
        _properties[property.Id] = property;
        _pending.Add(new Pending(property.Id, before, payload));
    }

    private void Finish()
    {
        // Rollups and formulas name other properties, which may be of the same request, and formulas read the types of rollups.
        foreach (Pending pending in _pending.OrderBy(pending => _properties[pending.Id].Schema switch { FormulaSchema => 2, RollupSchema => 1, _ => 0 }))
        {
            StoredProperty property = _properties[pending.Id];
            _properties[pending.Id] = property with
            {
                Schema = SchemaCompletion.Complete(property.Schema, pending.Before, pending.Payload, this, _context),
                IsFormulaOfApi = property.Schema is FormulaSchema && !_context.IsSeed,
            };
        }

        // Assumption: the wording of these errors.
        if (!_properties.ContainsKey(PropertyIdSource.Title))
            throw ApiErrors.NotOneTitle();
        SeparateNames();
    }

    // A name that is taken gets a number appended.
    private void SeparateNames()
    {
        foreach (string id in _renamed)
        {
            if (_properties.TryGetValue(id, out StoredProperty? property))
                _properties[id] = property with { Name = Unique(property.Name, [.. _properties.Values.Where(other => other != property).Select(other => other.Name)]) };
        }
    }

    // Makes the column on the other side of a new two-way relation.
    private void Pair(StoredProperty property, RelationSchema relation)
    {
        var target = (StoredDataSource)_context.Workspace.FindNode(relation.DataSourceId.Value)!;
        string partnerId = PropertyIdSource.New(_context.Ids, target.Properties.Keys);
        string name = $"Related to {PageUrls.DatabaseName(_source.Title)} ({property.Name})";
        target.Properties.Add(
            partnerId,
            new StoredProperty(partnerId, Unique(name, [.. target.Properties.Values.Select(other => other.Name)]), null, new RelationSchema
            {
                DataSourceId = new DataSourceId(_source.Id),
                DatabaseId = new DatabaseId(_source.Database.Id),
                Kind = new TwoWayRelation { SyncedPropertyId = new PropertyId(property.Id) },
            }));
        _source.Properties[property.Id] = property with
        {
            Schema = relation with { Kind = new TwoWayRelation { SyncedPropertyId = new PropertyId(partnerId) } },
        };
        RelationSync.Mirror(_source, property.Id, partnerId, _context.Workspace);
    }

    private static string Unique(string name, IReadOnlyCollection<string> taken)
    {
        string unique = name;
        for (int i = 1; taken.Contains(unique, StringComparer.Ordinal); i++)
            unique = string.Create(CultureInfo.InvariantCulture, $"{name} {i}");
        return unique;
    }

    // The partner of a former two-way relation stays, as a one-way relation.
    private void Release(PropertySchema schema)
    {
        if (schema is RelationSchema { Kind: TwoWayRelation { SyncedPropertyId: { } partnerId } } relation
            && _context.Workspace.FindNode(relation.DataSourceId.Value) is StoredDataSource target
            && target.Properties.GetValueOrDefault(partnerId.Value) is { Schema: RelationSchema partner } property)
        {
            target.Properties[partnerId.Value] = property with { Schema = partner with { Kind = new OneWayRelation() } };
        }
    }

    private sealed record Pending(string Id, PropertySchema? Before, JsonElement Payload);
}
