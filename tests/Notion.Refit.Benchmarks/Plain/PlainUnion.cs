using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Notion.Refit.Benchmarks.Plain;

/// <summary>A union by its member <c>type</c>, as one writes it for System.Text.Json: looks ahead for the kind, then hands over to the generated metadata of the case.</summary>
/// <remarks>What System.Text.Json has built in does not fit: it wants the discriminator first, takes it away and fails where it is not known.</remarks>
[SuppressMessage("Performance", "CA1812:Avoid uninstantiated internal classes", Justification = "Its derived types are made by System.Text.Json.")]
internal abstract class PlainUnion<T> : JsonConverter<T>
    where T : class
{
    private Dictionary<string, JsonTypeInfo>? _byName;
    private Dictionary<Type, JsonTypeInfo>? _byType;

    /// <summary>The cases: what <c>type</c> says, and the type that it is.</summary>
    protected abstract IReadOnlyList<(string Name, Type Type)> Cases { get; }

    /// <summary>What is taken where the kind is not among them.</summary>
    protected abstract Type Other { get; }

    public override T? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        _byName ??= Cases.ToDictionary(item => item.Name, item => options.GetTypeInfo(item.Type), StringComparer.Ordinal);
        JsonTypeInfo info = TypeOf(reader) is { } name && _byName.TryGetValue(name, out JsonTypeInfo? known) ? known : options.GetTypeInfo(Other);
        return (T?)JsonSerializer.Deserialize(ref reader, info);
    }

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options)
    {
        _byType ??= Cases.Select(item => item.Type).Append(Other).Distinct().ToDictionary(type => type, options.GetTypeInfo);
        JsonSerializer.Serialize(writer, value, _byType[value.GetType()]);
    }

    private static string? TypeOf(Utf8JsonReader reader)
    {
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            bool isType = reader.ValueTextEquals("type"u8);
            reader.Read();
            if (isType)
                return reader.TokenType == JsonTokenType.String ? reader.GetString() : null;
            reader.Skip();
        }

        return null;
    }
}
