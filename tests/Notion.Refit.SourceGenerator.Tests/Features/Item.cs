using System.Text.Json;
using Notion.Refit.Json;

namespace Notion.Refit.SourceGenerator.Tests.Features;

/// <summary>A model.</summary>
public sealed record Item(string Name) : INotionModel<Item>
{
    public static Item Read(ref Utf8JsonReader reader)
    {
        using var document = JsonDocument.ParseValue(ref reader);
        return new(document.RootElement.GetProperty("name").GetString()!);
    }

    public void Write(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteString("name", Name);
        writer.WriteEndObject();
    }
}
