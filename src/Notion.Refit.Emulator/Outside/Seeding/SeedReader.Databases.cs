using System.Text.Json;
using System.Text.Json.Nodes;
using Notion.Refit.Emulator.Protocol.Errors;
using Notion.Refit.Emulator.Protocol.Messages;
using Notion.Refit.Emulator.State;

namespace Notion.Refit.Emulator.Outside.Seeding;

/// <content>Databases and what they hold.</content>
internal sealed partial class SeedReader
{
    private void ReadDatabase(BodyPart part, JsonObject parent)
    {
        Expect(part, SeedMembers.Database);
        var body = new JsonObject { ["parent"] = parent, ["initial_data_source"] = new JsonObject { ["properties"] = Properties(part) } };
        foreach (string member in (string[])["title", "description"])
        {
            if (part.TryGet(member, out BodyPart text))
                body[member] = Text(text);
        }

        Copy(part, body, "icon", "cover", "is_inline");
        (Guid database, Guid source) = At(part, () => seeder.Database(body, Id(part, "data_source_id"), Details(part)));
        ReadHeld(part, database, source);
        Each(part, "data_sources", further => ReadDataSource(further, database));
    }

    private void ReadDataSource(BodyPart part, Guid database)
    {
        Expect(part, SeedMembers.DataSource);
        var body = new JsonObject { ["parent"] = new JsonObject { ["type"] = "database_id", ["database_id"] = database.ToString() }, ["properties"] = Properties(part) };
        if (part.TryGet("title", out BodyPart title))
            body["title"] = Text(title);
        Copy(part, body, "icon");
        Guid id = At(part, () => seeder.DataSource(body, Details(part)));
        ReadHeld(part, database, id);
    }

    // Views come last: filters name options, which rows may have brought.
    private void ReadHeld(BodyPart part, Guid database, Guid source)
    {
        Each(part, "rows", row => ReadRow(row, source));
        Each(part, "templates", template => ReadTemplate(template, source));
        Each(part, "views", view => ReadView(view, "database_id", database, source));
    }

    // The name of a type means a property of that type without settings.
    private static JsonObject Properties(BodyPart part)
    {
        var properties = new JsonObject();
        if (!part.TryGet("properties", out BodyPart given))
            return properties;
        foreach ((string name, BodyPart property) in given.Members)
            properties[name] = property.Value.ValueKind == JsonValueKind.String ? new JsonObject { [property.AsString()] = new JsonObject() } : Node(property);
        return properties;
    }

    private Guid ReadRow(BodyPart part, Guid dataSource, params string[] further)
    {
        var source = (StoredDataSource)workspace.FindNode(dataSource)!;
        var values = new JsonObject();
        foreach ((string name, BodyPart value) in part.Members)
        {
            if (SeedMembers.Row.Contains(name, StringComparer.Ordinal) || further.Contains(name, StringComparer.Ordinal))
                continue;
            StoredProperty property = source.FindProperty(name)
                ?? throw ApiErrors.InvalidSeed($"{value.Path}: there is no such property. There are: {string.Join(", ", source.Properties.Values.Select(known => known.Name))}.");
            values[name] = SeedValues.Expand(value, property, workspace);
        }

        var body = new JsonObject { ["parent"] = new JsonObject { ["type"] = "data_source_id", ["data_source_id"] = dataSource.ToString() }, ["properties"] = values };
        Copy(part, body, "$icon", "$cover");
        return ReadInside(part, body, prefix: "$");
    }

    private void ReadTemplate(BodyPart part, Guid dataSource)
    {
        Guid id = ReadRow(part, dataSource, SeedMembers.Default);
        bool isDefault = part.TryGet(SeedMembers.Default, out BodyPart flag) && flag.AsBoolean();
        seeder.Template(id, isDefault);
    }

    // A tab of a database or a widget of a dashboard, unless it brings a linked database of its own.
    private void ReadView(BodyPart part, string place, Guid placeId, Guid dataSource)
    {
        Expect(part, SeedMembers.View);
        var body = new JsonObject { ["data_source_id"] = dataSource.ToString(), ["type"] = "table" };
        if (!part.TryGet("create_database", out _))
            body[place] = placeId.ToString();
        Copy(part, body, SeedMembers.ViewContent);
        Guid id = At(part, () => seeder.View(body, Details(part)));
        Each(part, "widgets", widget => ReadView(widget, "view_id", id, dataSource));
    }
}
