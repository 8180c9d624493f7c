using System.Text.Json;
using System.Text.Json.Nodes;
using Notion.Refit.Emulator.Protocol.Errors;
using Notion.Refit.Emulator.Protocol.Identity;
using Notion.Refit.Emulator.Protocol.Messages;
using Notion.Refit.Emulator.State;
using Notion.Refit.Models;

namespace Notion.Refit.Emulator.Outside.Seeding;

/// <summary>Values of rows in a seed: in short, or as requests have them.</summary>
internal static class SeedValues
{
    /// <summary>Text as rich text.</summary>
    public static JsonArray Text(string text) => [new JsonObject { ["text"] = new JsonObject { ["content"] = text } }];

    /// <summary>The value of a property as a request has it.</summary>
    /// <param name="value">The value: an object is taken as it is, everything else stands for what the type of the property has.</param>
    /// <param name="property">The property.</param>
    /// <param name="workspace">For people and rows that are named.</param>
    public static JsonNode? Expand(BodyPart value, StoredProperty property, Workspace workspace)
    {
        string type = property.Schema.Type;
        if (value.Value.ValueKind == JsonValueKind.Object)
            return JsonNode.Parse(value.Value.GetRawText());

        JsonNode? payload = property.Schema switch
        {
            TitleSchema or RichTextSchema => value.IsNull ? new JsonArray() : Text(value.AsString()),
            NumberSchema => value.IsNull ? null : value.AsNumber(),
            CheckboxSchema => value.AsBoolean(),
            UrlSchema or EmailSchema or PhoneNumberSchema => value.IsNull ? null : value.AsString(),
            SelectSchema or StatusSchema => value.IsNull ? null : Named(value.AsString()),
            MultiSelectSchema => List(value, item => Named(item.AsString())),
            DateSchema => value.IsNull ? null : Date(value.AsString()),
            PeopleSchema => List(value, item => Identified(User(item, workspace))),
            RelationSchema relation => List(value, item => Identified(Row(item, relation, workspace))),
            FilesSchema => List(value, item => new JsonObject { ["external"] = new JsonObject { ["url"] = item.AsString() } }),
            _ => throw ApiErrors.InvalidSeed($"{value.Path}: a value of the type {type} is found out by the emulator and cannot be seeded in short."),
        };
        return new JsonObject { [type] = payload };
    }

    /// <summary>A user, by id or by name.</summary>
    public static Guid User(BodyPart value, Workspace workspace)
    {
        string given = value.AsString();
        if (Uuid.TryParse(given, out Guid id))
            return id;
        return workspace.Read(() => workspace.Users.Find(user => string.Equals(user.Name, given, StringComparison.Ordinal)))?.Id
            ?? throw ApiErrors.InvalidSeed($"{value.Path}: there is no user called {given}.");
    }

    // A related row, by id or by its title.
    private static Guid Row(BodyPart value, RelationSchema relation, Workspace workspace)
    {
        string given = value.AsString();
        if (Uuid.TryParse(given, out Guid id))
            return id;
        return workspace.Read(() => (workspace.FindNode(relation.DataSourceId.Value) as StoredDataSource)?.Rows
                .FirstOrDefault(row => string.Equals(row.Title.ToPlainText(), given, StringComparison.Ordinal)))?.Id
            ?? throw ApiErrors.InvalidSeed($"{value.Path}: there is no row called {given} in the related data source.");
    }

    private static JsonArray List(BodyPart value, Func<BodyPart, JsonNode> item) => value.Value.ValueKind switch
    {
        JsonValueKind.Array => new JsonArray([.. value.Items.Select(item)]),
        JsonValueKind.Null => [],
        _ => [item(value)],
    };

    private static JsonObject Named(string name) => new() { ["name"] = name };

    private static JsonObject Identified(Guid id) => new() { ["id"] = id.ToString() };

    // A slash separates both ends of a range, as in ISO 8601.
    private static JsonObject Date(string text)
    {
        int slash = text.IndexOf('/', StringComparison.Ordinal);
        return slash < 0 ? new JsonObject { ["start"] = text } : new JsonObject { ["start"] = text[..slash], ["end"] = text[(slash + 1)..] };
    }
}
