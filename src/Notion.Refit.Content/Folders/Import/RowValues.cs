using System.Collections.Concurrent;
using Notion.Refit.Content.Building;
using Notion.Refit.Json;
using Notion.Refit.Models;

namespace Notion.Refit.Content.Folders.Import;

/// <summary>Creates databases from front matter, and reads the properties of rows.</summary>
internal sealed class RowValues(PageReader reader, FileUploads uploads, TransferLog log)
{
    private static readonly HashSet<string> s_keys = new(StringComparer.Ordinal) { "notion_id", "notion_type", "title", "last_edited_time", "icon", "cover", "aliases" };
    private static readonly HashSet<string> s_computed = new(StringComparer.Ordinal) { "formula", "rollup", "button", "created_time", "created_by", "last_edited_time", "last_edited_by", "unique_id", "last_visited_time", "location", "place", "verification" };

    private readonly ConcurrentDictionary<LocalSource, Lazy<Task<Dictionary<string, PropertySchema>>>> _schemas = [];
    private readonly List<(LocalPage Database, LocalSource Source, string Name, YamlValue Yaml)> _relations = [];

    public async Task CreateDatabaseAsync(INotionClient notion, LocalPage page, LocalPage parent, WritableIcon? icon, WritableFileSource? cover, CancellationToken cancellationToken)
    {
        LocalSource source = page.Sources[0];
        Database database = await notion.Databases.CreateAsync(
            new CreateDatabaseRequest { Parent = Parent.Page(new PageId(parent.Id!.Value)), Title = page.Title, Icon = icon, Cover = cover, InitialDataSource = new() { Properties = Schema(page, source) } },
            cancellationToken).ConfigureAwait(false);
        page.Id = database.Id.Value;
        page.RemoteTitle = page.Title;
        source.Id = database.DataSources[0].Id;
    }

    public async Task CreateSourceAsync(INotionClient notion, LocalPage page, LocalSource source, CancellationToken cancellationToken)
    {
        DataSource created = await notion.DataSources.CreateAsync(
            new CreateDataSourceRequest { Parent = Parent.Database(new DatabaseId(page.Id!.Value)), Title = source.Name, Properties = Schema(page, source) }, cancellationToken).ConfigureAwait(false);
        source.Id = created.Id;
    }

    /// <summary>Adds the properties of a file that an existing data source does not have.</summary>
    /// <returns>Whether there were any.</returns>
    public async Task<bool> ExtendAsync(INotionClient notion, LocalPage page, LocalSource source, CancellationToken cancellationToken)
    {
        Dictionary<string, PropertySchema> there = await SchemaOfAsync(notion, source, cancellationToken).ConfigureAwait(false);
        var properties = new PropertyMap<PropertyUpdate?>();
        foreach ((string name, YamlValue yaml) in source.Properties.Entries)
        {
            string type = TypeOf(yaml);
            if (there.TryGetValue(name, out PropertySchema? known))
            {
                if (type.Length > 0 && known.Type != type)
                    log.Add(page.Path, ConversionNoticeKind.PropertyOmitted, ConversionSeverity.Lossy, $"{name} ({type}): it is {known.Type} in Notion");
            }
            else if (type != "title" && Definition(page, source, name, yaml) is { } schema)
            {
                properties[name] = schema;
                there[name] = schema;
            }
        }

        if (properties.Count == 0)
            return false;
        await notion.DataSources.UpdateAsync(source.Id!.Value, new UpdateDataSourceRequest { Properties = properties }, cancellationToken).ConfigureAwait(false);
        source.HasNewProperties = true;
        return true;
    }

    /// <summary>Adds the relations to databases that were created after their own.</summary>
    public async Task RelateAsync(INotionClient notion, CancellationToken cancellationToken)
    {
        foreach (var group in _relations.GroupBy(relation => relation.Source))
        {
            var properties = new PropertyMap<PropertyUpdate?>();
            foreach ((LocalPage database, LocalSource source, string name, YamlValue yaml) in group)
            {
                if (SchemaYaml.Read(yaml, target => SourceOf(target, database)) is { } schema)
                {
                    properties[name] = schema;
                    source.Schema![name] = schema;
                }
            }

            if (properties.Count > 0)
                await notion.DataSources.UpdateAsync(group.Key.Id!.Value, new UpdateDataSourceRequest { Properties = properties }, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Returns the name of the title of a page or row: other properties can be called "title", too.</summary>
    public async Task<string> TitleNameAsync(INotionClient notion, LocalPage page, CancellationToken cancellationToken) =>
        page.Source is not { } source ? "title"
        : (await SchemaOfAsync(notion, source, cancellationToken).ConfigureAwait(false)).FirstOrDefault(property => property.Value is TitleSchema).Key ?? "title";

    /// <summary>Adds the properties of a row that are not in Notion as they are in the file.</summary>
    /// <returns>False when some lead to pages that do not exist yet.</returns>
    public async Task<bool> AddAsync(INotionClient notion, LocalPage page, ImportRecord? record, PropertyMap<WritablePropertyValue> properties, CancellationToken cancellationToken)
    {
        LocalSource source = page.Source!;
        Dictionary<string, PropertySchema> schema = await SchemaOfAsync(notion, source, cancellationToken).ConfigureAwait(false);
        Dictionary<string, string> names = schema.Keys.ToDictionary(PropertyYaml.KeyOf, StringComparer.Ordinal);
        bool isWhole = true;
        foreach ((string key, YamlValue yaml) in page.FrontMatter?.Entries ?? [])
        {
            if (s_keys.Contains(key))
                continue;
            if (!names.TryGetValue(key, out string? name))
            {
                if (_relations.Exists(relation => relation.Source == source && PropertyYaml.KeyOf(relation.Name) == key))
                    isWhole = false;
                else if (source.Properties.Entries.FirstOrDefault(entry => PropertyYaml.KeyOf(entry.Key) == key).Value is not { } known || !s_computed.Contains(TypeOf(known)))
                    log.Add(page.Path, ConversionNoticeKind.PropertyOmitted, ConversionSeverity.Dropped, key);
                continue;
            }

            if (schema[name] is RelationSchema && yaml.AsTexts().Any(text => reader.Find(text, page, out LocalPage? target, out _) && target is { Id: null }))
            {
                isWhole = false;
                continue;
            }

            string? problem = null;
            WritablePropertyValue? value = schema[name] is FilesSchema
                ? await FilesAsync(page, record, name, yaml, cancellationToken).ConfigureAwait(false)
                : PropertyYaml.Read(schema[name], yaml, text => PageOf(text, page), out problem);
            if (problem is not null)
                log.Add(page.Path, ConversionNoticeKind.PropertyOmitted, ConversionSeverity.Dropped, $"{name}: {problem}");
            if (value is FilesValue || (value is not null && !(page.Row is { } row && row.Properties.TryGetValue(name, out Property? current) && AreEqual(current.Value, value))))
                properties[name] = value;
        }

        return isWhole;
    }

    private static bool AreEqual(PropertyValue current, WritablePropertyValue value) => (current, value) switch
    {
        (PeopleValue a, PeopleValue b) => a.People.OfType<User>().Select(user => user.Id).SequenceEqual(b.People.OfType<User>().Select(user => user.Id)),
        (RelationValue a, RelationValue b) => a.Pages.Select(page => page.Id).SequenceEqual(b.Pages.Select(page => page.Id)),
        _ => PropertyYaml.AreEqual(Yaml(current), Yaml(value)),
    };

    private static YamlValue? Yaml(PropertyValue value) => PropertyYaml.Write(value, id => id.ToString(), (file, _) => NameOf(file));

    private async Task<WritablePropertyValue?> FilesAsync(LocalPage page, ImportRecord? record, string name, YamlValue yaml, CancellationToken cancellationToken)
    {
        IReadOnlyList<string> paths = yaml.AsTexts();
        var local = new Dictionary<string, string>(StringComparer.Ordinal);
        var refused = new HashSet<string>(StringComparer.Ordinal);
        bool isChanged = false;
        foreach (string path in paths.Where(path => !AddressRules.IsWeb(path)))
        {
            if (!reader.Find(path, page, out _, out string? file))
                refused.Add(path);
            if (file is null)
                continue;
            local[path] = file;
            page.PropertyFiles.TryAdd(file, 0);
            isChanged |= record is not null && record.Assets.TryGetValue(file, out string? hash) && hash != await uploads.HashAsync(file, cancellationToken).ConfigureAwait(false);
        }

        if (!isChanged && page.Row is { } row && row.Properties.TryGetValue(name, out Property? current) && current.Value is FilesValue there
            && there.Files.Select(NameOf).SequenceEqual(paths.Select(path => AddressRules.IsWeb(path) ? path : RelativePath.NameOf(path)), StringComparer.Ordinal))
        {
            return null;
        }

        var files = new List<NamedFile>();
        foreach (string path in paths)
        {
            if (AddressRules.IsWeb(path))
            {
                files.Add(new NamedFile(FileNames.Of(path), FileSource.External(path)));
            }
            else if (local.TryGetValue(path, out string? file))
            {
                IReadOnlyDictionary<string, FileUploadId> uploaded = await uploads.UploadAsync([file], page, cancellationToken).ConfigureAwait(false);
                if (uploaded.TryGetValue(file, out FileUploadId upload))
                    files.Add(new NamedFile(RelativePath.NameOf(file), FileSource.FileUpload(upload)));
            }
            else if (!refused.Contains(path))
            {
                log.Add(page.Path, ConversionNoticeKind.FileDropped, ConversionSeverity.Dropped, path);
            }
        }

        return new FilesValue(files);
    }

    private static string NameOf(NamedFile file) => file.Source is ExternalFile external ? external.Url : file.Name ?? (file.Source is HostedFile hosted ? FileNames.Of(hosted.Url) : "");

    private PageId? PageOf(string text, LocalPage page) =>
        reader.Find(text, page, out LocalPage? target, out _) && target?.Id is { } id ? (PageId?)new PageId(id)
        : AddressRules.IsWeb(text) && PageId.TryParse(text, out PageId other) ? (PageId?)other
        : null;

    private DataSourceId? SourceOf(string target, LocalPage page) => reader.Find(target, page, out LocalPage? found, out _) && found is { IsDatabase: true } ? found.Sources[0].Id : null;

    private PropertyMap<PropertyDefinition> Schema(LocalPage page, LocalSource source)
    {
        var properties = new PropertyMap<PropertyDefinition>();
        source.Schema = new Dictionary<string, PropertySchema>(StringComparer.Ordinal);
        foreach ((string name, YamlValue yaml) in source.Properties.Entries)
        {
            if (Definition(page, source, name, yaml) is { } schema)
            {
                properties[name] = schema;
                source.Schema[name] = schema;
            }
        }

        if (!source.Schema.Values.Any(schema => schema is TitleSchema))
            properties["Name"] = source.Schema["Name"] = PropertySchema.Title();
        return properties;
    }

    // Null for what is created later, and for what is not created, which is reported.
    private PropertySchema? Definition(LocalPage page, LocalSource source, string name, YamlValue yaml)
    {
        if (SchemaYaml.Read(yaml, target => SourceOf(target, page)) is { } schema)
            return schema;
        if (TypeOf(yaml) == "relation" && (yaml as YamlMap)?["target"]?.AsText() is { } target && reader.Find(target, page, out LocalPage? other, out _) && other is { IsDatabase: true })
            _relations.Add((page, source, name, yaml));
        else
            log.Add(page.Path, ConversionNoticeKind.PropertyOmitted, ConversionSeverity.Dropped, $"{name} ({TypeOf(yaml)})");
        return null;
    }

    private Task<Dictionary<string, PropertySchema>> SchemaOfAsync(INotionClient notion, LocalSource source, CancellationToken cancellationToken) =>
        source.Schema is { } schema ? Task.FromResult(schema) : _schemas.GetOrAdd(source, key => new Lazy<Task<Dictionary<string, PropertySchema>>>(async () =>
        {
            DataSource there = await notion.DataSources.RetrieveAsync(key.Id!.Value, cancellationToken).ConfigureAwait(false);
            return key.Schema = there.Properties.ToDictionary(property => property.Key, property => property.Value.Schema, StringComparer.Ordinal);
        })).Value;

    private static string TypeOf(YamlValue yaml) => (yaml as YamlMap)?["type"]?.AsText() ?? yaml.AsText() ?? "";
}
