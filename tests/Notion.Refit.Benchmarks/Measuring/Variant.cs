namespace Notion.Refit.Benchmarks.Measuring;

/// <summary>One way to do something.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Run">Does it so many times.</param>
internal sealed record Variant(string Name, Action<int> Run)
{
    // Somebody might look at it: so the work is not left out.
    private static volatile int s_sum;

    /// <summary>A way that takes no awaiting.</summary>
    public static Variant Of<T>(string name, Func<T> run)
        where T : class => new(name, times =>
    {
        for (int i = 0; i < times; i++)
            GC.KeepAlive(run());
    });

    /// <summary>A way that gives a number, which is not boxed for this.</summary>
    public static Variant Of(string name, Func<int> run) => new(name, times =>
    {
        int sum = 0;
        for (int i = 0; i < times; i++)
            sum += run();
        s_sum = sum;
    });

    /// <summary>A way whose task is done as soon as it is there, or soon after.</summary>
    public static Variant Of<T>(string name, Func<Task<T>> run) => new(name, times => Repeat(run, times).GetAwaiter().GetResult());

    private static async Task Repeat<T>(Func<Task<T>> run, int times)
    {
        for (int i = 0; i < times; i++)
            GC.KeepAlive(await run());
    }
}
