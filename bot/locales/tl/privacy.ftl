# Not yet reviewed by a native speaker.
privacy =
    <b>Ano ang itinatabi ko</b>
    Hindi ko tinatanong ang pangalan mo, at wala akong isinusulat sa disk sa mga ipinapadala mo.

    Sa loob ng { $minutes } minuto, naaalala ko ang mga huli mong tanong, ang mga sagot ko at ang pinili mong wika, sa memory lang, para makapagtanong ka ng kasunod. Pagkatapos, kinakalimutan ko na. Ipadala ang /forget para kalimutan ko agad.

    Sa loob ng dalawang araw, tinatandaan ko rin ang mga numerong ibinibigay ng Telegram sa mga mensahe natin, hindi ang laman, para mabura ng /hide ang mga iyon.

    Itinatabi mismo ng Telegram ang chat na ito, at maaaring mabasa ito ng mga nagpapatakbo ng Telegram. Kung may maaaring tumingin sa telepono mo, puwede mong burahin ang chat para sa magkabilang panig.
forgotten = Kinalimutan ko na ang chat na ito. Makikita pa ito sa Telegram hangga't hindi mo binubura.
