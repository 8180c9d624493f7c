namespace Notion.Refit.Generator.Emit.Records;

/// <summary>A parameter of a convenience constructor and the property it sets.</summary>
internal sealed record ConstructorParameter(string Name, string Type, string Property, string Description);
