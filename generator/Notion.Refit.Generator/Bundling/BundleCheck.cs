using Microsoft.OpenApi;
using Microsoft.OpenApi.Reader;
using Notion.Refit.Generator.Checks;
using Notion.Refit.Generator.Loading;

namespace Notion.Refit.Generator.Bundling;

/// <summary>Reads the bundle as other tools will.</summary>
internal static class BundleCheck
{
    public static async Task RunAsync(byte[] bundle, string file, MistakeList mistakes)
    {
        using MemoryStream stream = new(bundle);
        ReadResult result = await OpenApiDocument.LoadAsync(stream, OpenApiConstants.Json);
        foreach (OpenApiError error in (result.Diagnostic?.Errors ?? []).Concat(result.Diagnostic?.Warnings ?? []))
            mistakes.Add(new SourceLocation(file, 1, error.Pointer ?? "#"), error.Message.TrimEnd('.'), "correct the description: other tools stumble here");
    }
}
