namespace Notion.Refit.Generator.Model;

/// <summary>A part of a multipart body.</summary>
internal sealed record MultipartPart(string Name, string CSharpName, TypeRef Type, bool Required, string Description);
