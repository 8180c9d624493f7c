namespace Notion.Refit.Resilience.Tests.Limiting;

/// <summary>The numbers in the state of a budget, which other processes read.</summary>
public sealed class BudgetStateNumberTests
{
    [Test]
    public void Every_number_is_read_as_it_was_written()
    {
        long[] numbers =
        [
            0, 1, -1, 63, 64, -64, -65, 127, 128, 8191, 8192, int.MaxValue, int.MinValue, long.MaxValue, long.MinValue,
            .. Enumerable.Range(0, 63).SelectMany(static bit => (long[])[1L << bit, -(1L << bit), (1L << bit) - 1]),
        ];
        var writer = new BudgetStateWriter();
        foreach (long number in numbers)
            writer.Write(number);

        var reader = new BudgetStateReader(writer.ToArray());
        var read = new List<long>();
        while (!reader.IsAtEnd)
            read.Add(reader.Read());

        Assert.That(read, Is.EqualTo(numbers));
    }

    [Test]
    public void Small_numbers_take_one_byte([Values(0, 63, -64)] int number)
    {
        var writer = new BudgetStateWriter();
        writer.Write(number);

        Assert.That(writer.ToArray(), Has.Length.EqualTo(1));
    }

    [TestCase(0)]
    [TestCase(3)]
    [TestCase(10)]
    [TestCase(40)]
    public void A_number_that_does_not_end_is_an_error(int bytes)
    {
        byte[] endless = [.. Enumerable.Repeat((byte)0x80, bytes), .. bytes < 10 ? Array.Empty<byte>() : [(byte)0]];

        Assert.That(() => new BudgetStateReader(endless).Read(), Throws.InstanceOf<FormatException>().With.Message.Contains("cut off"));
    }

    [Test]
    public void Both_ends_of_a_range_belong_to_it()
    {
        static long Read(long number)
        {
            var writer = new BudgetStateWriter();
            writer.Write(number);
            return new BudgetStateReader(writer.ToArray()).ReadInRange(-2, 5);
        }

        Assert.Multiple(() =>
        {
            Assert.That(Read(-2), Is.EqualTo(-2));
            Assert.That(Read(5), Is.EqualTo(5));
            Assert.That(() => Read(-3), Throws.InstanceOf<FormatException>().With.Message.Contains("-3"));
            Assert.That(() => Read(6), Throws.InstanceOf<FormatException>());
        });
    }
}
