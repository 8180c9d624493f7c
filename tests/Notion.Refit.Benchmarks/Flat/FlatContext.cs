using System.Text.Json.Serialization;

namespace Notion.Refit.Benchmarks.Flat;

/// <summary>What System.Text.Json generates for the flat models.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, UnmappedMemberHandling = JsonUnmappedMemberHandling.Skip)]
[JsonSerializable(typeof(FlatList<FlatPage>), TypeInfoPropertyName = "Pages")]
[JsonSerializable(typeof(FlatList<FlatBlock>), TypeInfoPropertyName = "Blocks")]
[JsonSerializable(typeof(FlatPage), TypeInfoPropertyName = "Page")]
internal sealed partial class FlatContext : JsonSerializerContext;
