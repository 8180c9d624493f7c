using CsCheck;

namespace Notion.Refit.Content.Tests.RoundTrips;

/// <summary>Generated values, the same ones in every run; <c>CONTENT_SEED</c> in the environment gives others.</summary>
internal static class Samples
{
    public static IEnumerable<T> Of<T>(Gen<T> generator, int count)
    {
        uint stream = uint.TryParse(Environment.GetEnvironmentVariable("CONTENT_SEED"), out uint seed) ? seed : 1;
        var random = new PCG(stream, 42);
        for (int i = 0; i < count; i++)
            yield return generator.Generate(random, null, out _);
    }
}
