using Notion.Refit.Everyday.Schemas;
using Notion.Refit.Json;
using Notion.Refit.Models;

namespace Notion.Refit.Everyday.Trees;

/// <summary>Duplicates databases: their schemas at first without what refers to others, which follows when all rows are there.</summary>
internal sealed class DatabaseDuplication(INotionDatabases databases, INotionDataSources dataSources, INotionPages pages, bool copyRows)
{
    /// <summary>The loss of views, for layers that copy them.</summary>
    public const string ViewLoss = "views other than the default table, templates and permissions are not copied";

    private readonly List<Table> _tables = [];
    private readonly List<DatabaseSource> _sources = [];
    private readonly Dictionary<DataSourceId, DataSourceId> _newSources = [];

    /// <summary>The new id of each old database.</summary>
    public Dictionary<DatabaseId, DatabaseId> NewIds { get; } = [];

    /// <summary>The databases that were read.</summary>
    public IReadOnlyList<DatabaseSource> Sources => _sources;

    /// <summary>The new id of each old data source.</summary>
    public IReadOnlyDictionary<DataSourceId, DataSourceId> NewSources => _newSources;

    /// <summary>Reads a database with its rows.</summary>
    /// <returns>The database; null when it cannot be read, as linked ones.</returns>
    public async Task<DatabaseSource?> ReadAsync(BlockId id, CancellationToken cancellationToken)
    {
        Database database;
        try
        {
            database = await databases.RetrieveAsync(DatabaseId.FromGuid(id.Value), cancellationToken).ConfigureAwait(false);
        }
        catch (NotionApiException e) when ((int)e.StatusCode is >= 400 and < 500 && e.StatusCode is not (System.Net.HttpStatusCode.Unauthorized or System.Net.HttpStatusCode.TooManyRequests))
        {
            return null;
        }

        var tables = new List<Table>();
        foreach (DataSourceReference reference in database.DataSources)
        {
            DataSource dataSource = await dataSources.RetrieveAsync(reference.Id, cancellationToken).ConfigureAwait(false);
            List<Page> rows = [];
            if (copyRows)
            {
                await foreach (Page row in dataSources.QueryEverythingAsync(reference.Id, cancellationToken: cancellationToken).ConfigureAwait(false))
                    rows.Add(row);
            }

            tables.Add(new Table(dataSource, [.. await pages.CompleteAsync(rows, cancellationToken).ConfigureAwait(false)]));
        }

        var source = new DatabaseSource(database, tables);
        lock (_tables)
        {
            _tables.AddRange(tables);
            _sources.Add(source);
        }

        return source;
    }

    /// <summary>Lists what the copy of a database does not have.</summary>
    public static IEnumerable<NotCopied> LossesOf(DatabaseSource source)
    {
        string place = $"database {source.Database.Title.ToPlainText()}";
        yield return new(place, ViewLoss);
        foreach (Table table in source.Tables)
        {
            foreach ((string name, DataSourceProperty property) in table.DataSource.Properties)
            {
                string? problem = property.Schema switch
                {
                    UniqueIdSchema => "the rows of the copy are numbered anew",
                    CreatedTimeSchema or CreatedBySchema or LastEditedTimeSchema or LastEditedBySchema => "the copy has its own times and authors",
                    StatusSchema => "the options of the copy are all in the first group",
                    RelationSchema { Kind: TwoWayRelation } => "the relation of the copy is one-way",
                    _ => Simple(property.Schema) is null && property.Schema is not (RelationSchema or RollupSchema or FormulaSchema)
                        ? $"a property of the kind '{property.Schema.Type}' cannot be created"
                        : null,
                };
                if (problem is not null)
                    yield return new($"{place}: {name}", problem);
            }
        }
    }

    /// <summary>Creates the copy of a database in a page, without rows.</summary>
    public async Task<Database> WriteAsync(DatabaseSource source, PageId parent, CancellationToken cancellationToken)
    {
        Database old = source.Database;
        Database copy = await databases.CreateAsync(
            new()
            {
                Parent = Parent.Page(parent),
                Title = old.Title.ToWritable(out _),
                Description = old.Description.ToWritable(out _),
                IsInline = old.IsInline,
                Icon = old.Icon as WritableIcon,
                Cover = old.Cover as WritableFileSource,
                InitialDataSource = source.Tables is [var first, ..] ? new() { Properties = FirstSchema(first.DataSource) } : null,
            },
            cancellationToken).ConfigureAwait(false);
        NewIds[old.Id] = copy.Id;
        for (int i = 0; i < source.Tables.Count; i++)
        {
            DataSource dataSource = source.Tables[i].DataSource;
            _newSources[dataSource.Id] = i == 0
                ? copy.DataSources[0].Id
                : (await dataSources.CreateAsync(
                    new() { Parent = Parent.Database(copy.Id), Title = dataSource.Title.ToWritable(out _), Properties = FirstSchema(dataSource) }, cancellationToken).ConfigureAwait(false)).Id;
        }

        return copy;
    }

    /// <summary>The data source of the copies of the rows of a table.</summary>
    public DataSourceId NewSourceOf(Table table) => _newSources[table.DataSource.Id];

    /// <summary>Whether a property of a row is written with the row: relations to copied rows follow when these are there.</summary>
    public bool IsWrittenWithRow(Table table, string name) =>
        table.DataSource.Properties.TryGetValue(name, out DataSourceProperty? property)
        && (Simple(property.Schema) is not null || (property.Schema is RelationSchema relation && !IsCopied(relation)));

    /// <summary>Adds the properties that refer to others, and the relations among copied rows.</summary>
    public async Task FinishAsync(IReadOnlyDictionary<PageId, PageId> newPages, List<NotCopied> notCopied, CancellationToken cancellationToken)
    {
        foreach (Table table in _tables.Where(table => _newSources.ContainsKey(table.DataSource.Id)))
        {
            PropertyMap<PropertyUpdate?> relations = [];
            foreach ((string name, DataSourceProperty property) in table.DataSource.Properties)
            {
                if (property.Schema is RelationSchema relation && IsCopied(relation))
                    relations[name] = new PropertyUpdate { Schema = PropertySchema.Relation(_newSources[relation.DataSourceId]) };
            }

            if (relations.Count == 0)
                continue;
            await dataSources.UpdateAsync(NewSourceOf(table), new() { Properties = relations }, cancellationToken).ConfigureAwait(false);
            foreach (Page row in table.Rows)
            {
                var update = new UpdatePageRequest();
                foreach (string name in relations.Keys)
                {
                    if (row.Properties.TryGetRelation(name, out IReadOnlyList<PageId> related, allowIncomplete: true) && related.Count > 0)
                        update.Properties[name] = PropertyValue.Relation([.. related.Select(page => newPages.GetValueOrDefault(page, page))]);
                }

                if (update.Properties.Count > 0)
                    await pages.UpdateAsync(newPages[row.Id], update, cancellationToken: cancellationToken).ConfigureAwait(false);
            }
        }

        // Formulas may use rollups, rollups may use formulas of other data sources: what fails is tried again after the others.
        var open = new Queue<(Table Table, string Name, PropertySchema Schema)>();
        foreach (Table table in _tables.Where(table => _newSources.ContainsKey(table.DataSource.Id)))
        {
            foreach ((string name, DataSourceProperty property) in table.DataSource.Properties)
            {
                if (Computed(property.Schema, table.DataSource) is { } schema)
                    open.Enqueue((table, name, schema));
            }
        }

        for (int failures = 0; open.TryDequeue(out (Table Table, string Name, PropertySchema Schema) entry);)
        {
            try
            {
                PropertyMap<PropertyUpdate?> update = new() { [entry.Name] = new PropertyUpdate { Schema = entry.Schema } };
                await dataSources.UpdateAsync(NewSourceOf(entry.Table), new() { Properties = update }, cancellationToken).ConfigureAwait(false);
                failures = 0;
            }
            catch (NotionApiException) when (failures < open.Count)
            {
                failures++;
                open.Enqueue(entry);
            }
            catch (NotionApiException e) when (e.StatusCode == System.Net.HttpStatusCode.BadRequest)
            {
                notCopied.Add(new($"{entry.Table.DataSource.Title.ToPlainText()}: {entry.Name}", $"the {entry.Schema.Type} cannot be created: {e.Message}"));
            }
        }
    }

    private bool IsCopied(RelationSchema relation) => _tables.Exists(table => table.DataSource.Id == relation.DataSourceId);

    private PropertyMap<PropertyDefinition> FirstSchema(DataSource dataSource)
    {
        PropertyMap<PropertyDefinition> properties = [];
        foreach ((string name, DataSourceProperty property) in dataSource.Properties)
        {
            PropertySchema? schema = property.Schema is RelationSchema relation && !IsCopied(relation) ? PropertySchema.Relation(relation.DataSourceId) : Simple(property.Schema);
            if (schema is not null)
                properties[name] = property.Description is { Length: > 0 } description ? new PropertyDefinition { Schema = schema, Description = description } : schema;
        }

        return properties;
    }

    /// <summary>The schema of a property that refers to no other one, made anew; null for other kinds.</summary>
    private static PropertySchema? Simple(PropertySchema schema) => schema switch
    {
        TitleSchema => PropertySchema.Title(),
        RichTextSchema => PropertySchema.RichText(),
        NumberSchema number => PropertySchema.Number(number.Format),
        SelectSchema select => PropertySchema.Select([.. select.Options.Select(Option)]),
        MultiSelectSchema select => PropertySchema.MultiSelect([.. select.Options.Select(Option)]),
        StatusSchema status => PropertySchema.Status([.. status.Options.Select(Option)]),
        DateSchema => PropertySchema.Date(),
        PeopleSchema => PropertySchema.People(),
        FilesSchema => PropertySchema.Files(),
        CheckboxSchema => PropertySchema.Checkbox(),
        UrlSchema => PropertySchema.Url(),
        EmailSchema => PropertySchema.Email(),
        PhoneNumberSchema => PropertySchema.PhoneNumber(),
        UniqueIdSchema id => PropertySchema.UniqueId(string.IsNullOrEmpty(id.Prefix) ? null : id.Prefix),
        CreatedBySchema => PropertySchema.CreatedBy(),
        CreatedTimeSchema => PropertySchema.CreatedTime(),
        LastEditedBySchema => PropertySchema.LastEditedBy(),
        LastEditedTimeSchema => PropertySchema.LastEditedTime(),
        PlaceSchema => PropertySchema.Place(),
        _ => null,
    };

    private static PropertySchema? Computed(PropertySchema schema, DataSource dataSource) => schema switch
    {
        FormulaSchema formula => PropertySchema.Formula(FormulaText.Readable(formula.Expression, dataSource)),
        RollupSchema { RelationPropertyName: { } relation, RollupPropertyName: { } property } rollup => PropertySchema.Rollup(relation, property, rollup.Function),
        _ => null,
    };

    private static SelectOption Option(SelectOption option) => new(option.Name) { Color = option.Color };

    /// <summary>A database that is duplicated.</summary>
    public sealed record DatabaseSource(Database Database, IReadOnlyList<Table> Tables);

    /// <summary>A data source with its rows.</summary>
    public sealed record Table(DataSource DataSource, IReadOnlyList<Page> Rows);
}
