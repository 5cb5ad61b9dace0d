# Not yet reviewed by a native speaker.
help =
    <b>Paano magtanong</b>
    Isulat ang tanong mo sa isang mensahe. Sabihin ang bansa o lugar kung alam mo. Puwedeng magkadugtong ang mga tanong.

    <b>Paano basahin ang sagot</b>
    Ang numerong gaya ng [1] ay isang pinagkunan. Buksan ang listahan para makita kung sino ang nagsabi at kailan. Ipinapakita ng button na “Bakit ang mga ito?” ang mismong salita nila.

    <b>Mga command</b>
    /start kung sino ako
    /sos para malaman kung sino ang tatawagan kapag may nasa panganib
    /ask para magtanong sa group
    /sources kung ano ang alam ko at gaano ito kabago
    /language para palitan ang wika ko
    /about kung paano ako gumagana
    /privacy kung ano ang itinatabi ko
    /forget para kalimutan ko ang chat na ito
    /hide para burahin ang mga mensahe ko sa chat na ito

    Sa group, sumasagot ako kapag binanggit mo ako o nag-reply ka sa akin.

    Isa akong computer program. Kung may nanganganib ngayon, tumawag sa pulis o sa embahada mo kung ligtas itong gawin.
unknown-command = Hindi ko alam ang command na ito. Ipinapakita ng /help kung ano ang kaya ko. Puwede mo ring isulat na lang ang tanong mo.
