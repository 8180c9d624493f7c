using Notion.Refit.Models;

namespace Notion.Refit.Content.Folders;

/// <summary>Maps the properties of data sources to front matter and back.</summary>
internal static class SchemaYaml
{
    /// <summary>Returns the front matter of a property: its kind, or a mapping of its kind and settings.</summary>
    /// <param name="schema">The property.</param>
    /// <param name="pathOf">Returns the path of the database of a data source; null when it is not in the folder.</param>
    public static YamlValue Write(PropertySchema schema, Func<DataSourceId, string?> pathOf)
    {
        var map = new YamlMap();
        map.Add("type", schema.Type);
        switch (schema)
        {
            case NumberSchema { Format: var format } when format.Value.Length > 0 && format != NumberFormat.Number:
                map.Add("format", format.Value);
                break;
            case SelectSchema select:
                map.Add("options", Options(select.Options));
                break;
            case MultiSelectSchema select:
                map.Add("options", Options(select.Options));
                break;
            case StatusSchema status:
                map.Add("options", Options(status.Options));
                break;
            case RelationSchema relation when pathOf(relation.DataSourceId) is { } path:
                map.Add("target", path);
                break;
            case UniqueIdSchema { Prefix: { Length: > 0 } prefix }:
                map.Add("prefix", prefix);
                break;
            case FormulaSchema { Expression: { Length: > 0 } expression }:
                map.Add("expression", expression);
                break;
            case RollupSchema rollup:
                map.Add("relation", rollup.RelationPropertyName ?? "");
                map.Add("property", rollup.RollupPropertyName ?? "");
                map.Add("function", rollup.Function.Value);
                break;
            default:
                return schema.Type;
        }

        return map;
    }

    /// <summary>Reads a property for a new data source.</summary>
    /// <param name="yaml">The front matter.</param>
    /// <param name="sourceOf">Returns the data source of a path; null when it does not exist yet.</param>
    /// <returns>The property; null when it cannot be created.</returns>
    public static PropertySchema? Read(YamlValue yaml, Func<string, DataSourceId?> sourceOf)
    {
        var map = yaml as YamlMap;
        string type = map?["type"]?.AsText() ?? yaml.AsText() ?? "";
        SelectOption[] options = [.. (map?["options"]?.AsTexts() ?? []).Select(name => new SelectOption(name))];
        return type switch
        {
            "title" => PropertySchema.Title(),
            "rich_text" => PropertySchema.RichText(),
            "number" => map?["format"]?.AsText() is { } format ? PropertySchema.Number(new NumberFormat(format)) : PropertySchema.Number(),
            "select" => PropertySchema.Select(options),
            "multi_select" => PropertySchema.MultiSelect(options),
            "status" => PropertySchema.Status(options),
            "date" => PropertySchema.Date(),
            "people" => PropertySchema.People(),
            "files" => PropertySchema.Files(),
            "checkbox" => PropertySchema.Checkbox(),
            "url" => PropertySchema.Url(),
            "email" => PropertySchema.Email(),
            "phone_number" => PropertySchema.PhoneNumber(),
            "created_time" => PropertySchema.CreatedTime(),
            "created_by" => PropertySchema.CreatedBy(),
            "last_edited_time" => PropertySchema.LastEditedTime(),
            "last_edited_by" => PropertySchema.LastEditedBy(),
            "unique_id" => PropertySchema.UniqueId(map?["prefix"]?.AsText()),
            "relation" when map?["target"]?.AsText() is { } target && sourceOf(target) is { } source => PropertySchema.Relation(source),
            _ => null,
        };
    }

    private static YamlList Options(IReadOnlyList<SelectOption> options) => new([.. options.Select(option => (YamlValue)(option.Name ?? ""))]);
}
