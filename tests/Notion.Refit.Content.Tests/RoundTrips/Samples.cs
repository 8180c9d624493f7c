using CsCheck;

namespace Notion.Refit.Content.Tests.RoundTrips;

/// <summary>Generated values, the same ones in every run; <c>CONTENT_SEED</c> in the environment gives others.</summary>
internal static class Samples
{
    /// <summary>The number of generated documents of a test: 300, or 5,000 with <c>CONTENT_FULL=1</c> in the environment.</summary>
    public static int Short { get; } = Environment.GetEnvironmentVariable("CONTENT_FULL") == "1" ? 5000 : 300;

    public static IEnumerable<T> Of<T>(Gen<T> generator, int count)
    {
        uint stream = uint.TryParse(Environment.GetEnvironmentVariable("CONTENT_SEED"), out uint seed) ? seed : 1;
        var random = new PCG(stream, 42);
        for (int i = 0; i < count; i++)
            yield return generator.Generate(random, null, out _);
    }
}
