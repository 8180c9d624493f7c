using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Notion.Refit.AspNetCore.OpenApi.Schemas;

/// <summary>Fills the components of a document that stand for models, and adds those that they refer to.</summary>
internal static class ComponentSchemas
{
    public static Task AddAsync(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancellationToken)
    {
        if (document.Components?.Schemas is not { } components)
            return Task.CompletedTask;
        ModelSchemas models = ModelSchemas.Instance;
        string[] used = [.. components.Keys.Where(models.Contains)];
        var seen = new HashSet<string>(used, StringComparer.Ordinal);
        var pending = new Queue<string>(used);
        while (pending.TryDequeue(out string? name))
        {
            ComponentSchema component = models.Component(name);
            OpenApiSchema schema = component.In(document);
            if (!document.AddComponent(name, schema))
                components[name] = schema;
            foreach (string reference in component.References.Where(seen.Add))
                pending.Enqueue(reference);
        }

        return Task.CompletedTask;
    }
}
